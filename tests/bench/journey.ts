/** The whole journey against the simulator: start, cashier, callback, sync; and where the time goes. */
import { aKey, aWorld, type Person } from '../support/world'
import { hurry, median } from './rounds'

const CALLERS = 16
const GIFTS = 400
const PEOPLE = 32

export async function journey(): Promise<string[]> {
  const world = await aWorld({ database: 'postgresql' })
  try {
    const people: Person[] = []
    for (let index = 0; index < PEOPLE; index += 1) people.push(await world.aPerson())
    const spentMs = { start: [] as number[], cashier: [] as number[], sync: [] as number[] }
    const timed = async <T>(step: keyof typeof spentMs, work: () => Promise<T>): Promise<T> => {
      const beganMs = performance.now()
      const result = await work()
      spentMs[step].push(performance.now() - beganMs)
      return result
    }
    const { aSecond } = await hurry(CALLERS, GIFTS, async (index) => {
      const person = people[index % PEOPLE]
      if (!person) return
      const { giftId, payment } = await timed('start', () =>
        person.done('gifts.start', {
          key: aKey(),
          projectId: 'quilt001',
          amountFen: 2_000,
          confirmedLarge: true,
        }),
      )
      await timed('cashier', () => person.cashier(payment.package, 'pay'))
      const { state } = await timed('sync', () => person.done('gifts.sync', { giftId }))
      if (state !== 'settled') throw new Error(`after the sync a gift is ${state}`)
    })
    const { text, well } = await world.product.audit()
    if (!well) throw new Error(text)
    const steps = Object.entries(spentMs).map(([step, ms]) => `${step} ${median(ms).toFixed(1)} ms`)
    return [
      `start → cashier → callback → sync, ${CALLERS} callers, simulator in the same process: ${aSecond.toFixed(0)} gifts/s`,
      `where the time goes (medians): ${steps.join(', ')}`,
    ]
  } finally {
    await world.close()
  }
}
