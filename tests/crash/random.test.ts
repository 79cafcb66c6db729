/**
 * Processes die at random while people give: one process again and again, then two in turn. A run is
 * repeated with `CRASH_SEED=<seed>`; the seed stands in the name of each test.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from '../../cloudfunctions/db'
import { type Chance, chanceOf, seedFrom } from '../support/chance'
import { aHouse } from './house'
import { aPhone, type Phone } from './phone'
import { truthOf } from './truth'

const MINUTE = 60_000
const PEOPLE = 4
const PROJECTS = ['quilt001', 'books001', 'milk0001', 'lamp0001']
/** Most gifts are paid, some are undone, some are given up at the cashier. */
const UNDONE = 0.15
const GIVEN_UP = 0.1
const seed = seedFrom('CRASH_SEED')

test.each([
  ['one process', 1, 12],
  ['two processes in turn', 2, 10],
] as const)(
  `%s, killed at random under load, leave books that agree (CRASH_SEED=${seed})`,
  async (_who, processes, kills) => {
    const chance = chanceOf(seed + processes)
    const house = await aHouse(processes)
    await house.control('/faults', {
      seed,
      rates: { lost: 0.1, duplicate: 0.1, error: 0.05, errorAfterCommit: 0.05 },
    })
    let open = true
    const people = Array.from({ length: PEOPLE }, async () => {
      const phone = await aPhone(house)
      while (open) await giveOnce(phone, chance)
    })

    for (let kill = 0; kill < kills; kill += 1) {
      await house.whole()
      await wait(chance.between(0, 700))
      await house.servers[kill % processes]?.kill()
    }
    open = false
    await Promise.all(people)
    await house.control('/faults', { clear: true })
    await house.pass(90 * MINUTE)

    expect(house.deaths()).toBeGreaterThanOrEqual(kills)
    const { lies, paid, refunded } = await truthOf(house)
    expect(lies).toEqual([])
    expect(paid).toBeGreaterThan(kills)
    expect(refunded).toBeGreaterThan(0)
    const left = sql`select state, count(*) as gifts from gift
      where state in ('started', 'paid') group by state`
    expect(await house.db.many(left)).toEqual([])
    await house.close()
  },
  150_000,
)

async function giveOnce(phone: Phone, chance: Chance): Promise<void> {
  const project = PROJECTS[chance.between(0, PROJECTS.length - 1)] ?? ''
  const gift = await phone.start(project, chance.between(1, 500))
  if (chance.fraction() < GIVEN_UP) return phone.pay(gift, 'cancel')
  await phone.pay(gift)
  if (chance.fraction() < UNDONE) {
    await phone.call('gifts.sync', { giftId: gift.giftId })
    await phone.call('gifts.undo', { giftId: gift.giftId })
  }
  await wait(chance.between(50, 300))
}
