/**
 * A process dies at every step at which dying could cost something. Whoever comes after it finds what
 * it left: each journey comes to its end, and the books agree with the provider's.
 */
import { sql } from '../../cloudfunctions/db'
import type { Step } from './die-at'
import { aHouse, type House } from './house'
import { aPhone, type Phone } from './phone'
import { truthOf } from './truth'

jest.setTimeout(240_000)

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const PROJECT = 'quilt001'

const toDatabase = (when: Step['when'], words: string, rows?: true): Step => ({
  to: 'database',
  words,
  when,
  ...(rows && { rows }),
})
const toProvider = (when: Step['when'], words: string): Step => ({ to: 'provider', words, when })

const WHEN = ['before', 'unanswered', 'after'] as const
const inWords = { before: 'before', unanswered: 'without hearing that', after: 'just after' }
const each = (name: string, step: (when: Step['when']) => Step) =>
  WHEN.map((when) => [`${inWords[when]} ${name}`, step(when)] as const)

let house: House
let phone: Phone
beforeAll(async () => {
  house = await aHouse(1)
  phone = await aPhone(house)
}, 240_000)
afterAll(() => house.close())
afterEach(async () => {
  expect((await truthOf(house)).lies).toEqual([])
})

/** Dies at the step in the midst of what happens, and comes back. */
async function dyingAt(step: Step, happening: () => Promise<unknown>): Promise<void> {
  const before = house.deaths()
  await house.whole()
  await house.servers[0]?.tell({ dieAt: step })
  await happening()
  await house.whole()
  expect(house.deaths()).toBe(before + 1)
}

async function stateOf(giftId: string): Promise<string> {
  const { state } = await house.db.one<{ state: string }>(
    sql`select state from gift where id = ${giftId}`,
  )
  return state
}

describe('a server that dies while a gift is started', () => {
  test.each([
    ...each('the request is frozen', (when) => toDatabase(when, 'from freeze_gift(')),
    ...each('the prepay is asked for', (when) =>
      toProvider(when, 'POST /v3/pay/transactions/jsapi'),
    ),
    ...each('the prepay is recorded', (when) => toDatabase(when, 'set prepay_id')),
  ])('%s', async (_name, step) => {
    let giftId = ''
    await dyingAt(step, async () => {
      giftId = await phone.give(PROJECT, 1000)
    })
    await house.pass(MINUTE)
    expect(await stateOf(giftId)).toBe('settled')
  })

  test('and whose donor never comes back leaves an order that nobody can pay', async () => {
    const step = toProvider('after', 'POST /v3/pay/transactions/jsapi')
    const other = await aPhone(house)
    const left = sql`select id from gift where state = 'started'`
    await dyingAt(step, () => Promise.race([other.start(PROJECT, 1000), house.servers[0]?.ended]))
    const [gift] = await house.db.many<{ id: string }>(left)
    await house.pass(20 * MINUTE)
    expect(await stateOf(gift?.id ?? '')).toBe('expired')
  })
})

describe('a server that dies while a payment is settled', () => {
  test.each([
    ...each('the batch is committed', (when) => toDatabase(when, 'settle_payments(')),
    ['just after the outbox was read', toDatabase('after', 'delete from outbox', true)] as const,
    ...each('the step is recorded', (when) => toDatabase(when, 'insert into event')),
  ])('%s', async (_name, step) => {
    let giftId = ''
    await dyingAt(step, async () => {
      giftId = await phone.give(PROJECT, 1000)
      await house.servers[0]?.ended
    })
    await house.pass(MINUTE)
    expect(await stateOf(giftId)).toBe('settled')
  })
})

describe('a server that dies while the query job finds a payment whose callback was lost', () => {
  test.each([
    ['just after the job was claimed', toDatabase('after', 'update job set leased_until', true)],
    ...each('the order is asked about', (when) => toProvider(when, 'GET /v3/pay/transactions/out')),
    ...each('the batch is committed', (when) => toDatabase(when, 'settle_payments(')),
    ...each('the job is put away', (when) => toDatabase(when, 'with outcome as')),
  ] as const)('%s', async (_name, step) => {
    await house.control('/faults', { next: [{ on: 'callback', kind: 'lost' }] })
    const giftId = await phone.give(PROJECT, 1000)
    await dyingAt(step, () => house.pass(MINUTE))
    await house.pass(20 * MINUTE)
    expect(await stateOf(giftId)).toBe('settled')
  })
})

describe('a server that dies while an order that nobody paid is given up', () => {
  test.each([
    ...each('the order is closed', (when) => toProvider(when, '/close')),
    ...each('the gift is marked', (when) => toDatabase(when, `set state = 'expired'`)),
  ])('%s', async (_name, step) => {
    const gift = await phone.start(PROJECT, 1000)
    await phone.pay(gift, 'cancel')
    await dyingAt(step, () => house.pass(20 * MINUTE))
    await house.pass(20 * MINUTE)
    expect(await stateOf(gift.giftId)).toBe('expired')
  })
})

describe('a server that dies while a gift goes back', () => {
  test.each([
    ...each('the refund is written down', (when) => toDatabase(when, 'insert into refund')),
    ...each('the refund is asked for', (when) => toProvider(when, 'POST /v3/refund')),
    ...each('the refund is booked', (when) => toDatabase(when, 'settle_refund(')),
  ])('%s', async (_name, step) => {
    const giftId = await phone.give(PROJECT, 1000)
    await house.pass(MINUTE)
    await dyingAt(step, async () => {
      await phone.call('gifts.undo', { giftId })
      await house.pass(10 * MINUTE)
    })
    await house.pass(HOUR)
    expect(await stateOf(giftId)).toBe('refunded')
  })

  test('because its project can no longer take it', async () => {
    const gift = await phone.start('ramp0001', 1000)
    await house.db.script(`update project set state = 'closed' where id = 'ramp0001'`)
    await dyingAt(toDatabase('after', 'settle_payments('), async () => {
      await phone.pay(gift)
      await house.servers[0]?.ended
    })
    await house.pass(HOUR)
    expect(await stateOf(gift.giftId)).toBe('refunded')
  })
})

test('a server that dies over the daily bill reads it again', async () => {
  const before = await billDays()
  const step = toProvider('after', 'GET /v3/bill/tradebill')
  await dyingAt(step, () => house.pass(35 * HOUR))
  await house.pass(HOUR)
  expect((await billDays()).every((key, n) => key > (before[n] ?? ''))).toBe(true)

  async function billDays(): Promise<string[]> {
    const jobs = sql`select key from job where name = 'bills.reconcile' order by key`
    return (await house.db.many<{ key: string }>(jobs)).map(({ key }) => key)
  }
})

test('and by then the provider had taken enough payments for this to mean something', async () => {
  const { paid, refunded } = await truthOf(house)
  expect(paid).toBeGreaterThanOrEqual(30)
  expect(refunded).toBeGreaterThanOrEqual(10)
})
