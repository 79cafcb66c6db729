/**
 * Every way in which the simulator can bring a callback, met by the product: what must be refused books
 * nothing, and the honest callback after it settles once; what must be accepted settles once. Nobody
 * asks the provider meanwhile, so that it is the callbacks alone that settle.
 */
import { sql } from '../../cloudfunctions/db'
import type { FaultPlan } from '../../simulator'
import { aKey, aWorld, type Person, stopCluster, until, type World } from '../support/world'

jest.setTimeout(240_000)

const MINUTE = 60_000
const HOUR = 60 * MINUTE

type On = 'callback' | 'refund-callback'
type Kind<Call extends On> = Extract<NonNullable<FaultPlan['next']>[number], { on: Call }>['kind']

/**
 * How the product answers each attempt, the honest ones as well; none arrives when it is lost. A kind
 * that is missing here does not compile.
 */
const WAYS = {
  lost: [],
  duplicate: [204, 204],
  concurrent: [204, 204],
  slow: [204],
  outOfOrder: [204],
  badSignature: [401, 204],
  stale: [400, 204],
  unknownSerial: [400, 204],
  oldKey: [204],
  signtest: [401, 204],
  badTag: [400, 204],
  noTag: [400, 204],
  otherAssociatedData: [400, 204],
  truncated: [400, 204],
  wrongAmount: [400, 204],
  wrongMerchant: [400, 204],
  unknownOrder: [400, 204],
}
const PAYMENTS: Record<Kind<'callback'>, number[]> = {
  ...WAYS,
  wrongCurrency: [400, 204],
  wrongApp: [400, 204],
  wrongPayer: [400, 204],
}
const REFUNDS: Record<Kind<'refund-callback'>, number[]> = { ...WAYS, unknownRefund: [400, 204] }

/** Of these an operator has to hear, since the platform signed what does not fit the gift. */
const ALARMING = ['amount', 'currency', 'payer', 'unknown gift']

/** Longer than a slow one takes, and one that lets other news go first. */
const ALL_HAVE_COME_MS = 11 * MINUTE
const AMOUNT_FEN = 4200
const GIVEN = [`gift merchant:shandu ${AMOUNT_FEN}`, `gift fund:quilt001 ${-AMOUNT_FEN}`]
const GONE_BACK = [`refund fund:quilt001 ${AMOUNT_FEN}`, `refund merchant:shandu ${-AMOUNT_FEN}`]

/** What came of a mutation: the answers and the ledger after its first attempt, and when all was over. */
type Met = { first: Seen; last: Seen; found: string[] }
type Seen = { statuses: number[]; entries: string[] }

describe.each(['pglite', 'postgresql'] as const)('a callback on %s', (database) => {
  let world: World
  let person: Person
  let payments: Map<string, Met>
  let refunds: Map<string, Met>
  beforeAll(async () => {
    world = await aWorld({ database })
    person = await world.aPerson()
    payments = await bringPayments(Object.keys(PAYMENTS))
    refunds = await bringRefunds(Object.keys(REFUNDS))
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  test.each(Object.entries(PAYMENTS))('of a payment, %s: %j', (kind, statuses) => {
    const { first, last, found } = payments.get(kind) ?? unreachable()
    if (isRefused(statuses)) expect(first).toEqual({ statuses: statuses.slice(0, 1), entries: [] })
    expect(last).toEqual({ statuses, entries: kind === 'lost' ? [] : GIVEN })
    expect(found).toEqual(GIVEN)
  })

  test.each(Object.entries(REFUNDS))('of a refund, %s: %j', (kind, statuses) => {
    const { first, last, found } = refunds.get(kind) ?? unreachable()
    if (isRefused(statuses)) {
      expect(first).toEqual({ statuses: statuses.slice(0, 1), entries: GIVEN })
    }
    const all = [...GIVEN, ...GONE_BACK]
    expect(last).toEqual({ statuses, entries: kind === 'lost' ? GIVEN : all })
    expect(found).toEqual(all)
  })

  test('of whatever kind leaves books without a lie, and an alarm for each that did not fit', async () => {
    await world.pass(30 * HOUR)
    const { text } = await world.product.audit()
    const lies = text.split('\n').filter((line) => line.startsWith('LIE'))
    expect(lies).toEqual(['LIE  no alarm is open; so many were closed (0 looked at)'])
    for (const what of ALARMING) expect(text).toContain(`, ${what}, said `)
  })

  async function bringPayments(kinds: string[]) {
    const started = await Promise.all(kinds.map(startGift))
    const gifts = started.map(({ giftId }) => giftId)
    await plant('callback', kinds, gifts)
    await Promise.all(started.map(({ payment }) => person.cashier(payment.package, 'pay')))
    const refused = gifts.filter((_, index) =>
      isRefused(PAYMENTS[kinds[index] as Kind<'callback'>]),
    )
    await until(async () => {
      const seen = await Promise.all(refused.map((giftId) => look('TRANSACTION', giftId)))
      return seen.every(({ statuses }) => statuses.length > 0)
    })
    return meet('TRANSACTION', kinds, gifts)
  }

  async function bringRefunds(kinds: string[]) {
    const gifts = await Promise.all(kinds.map(() => person.give('quilt001', AMOUNT_FEN)))
    await plant('refund-callback', kinds, gifts)
    await Promise.all(gifts.map((giftId) => person.done('gifts.undo', { giftId })))
    await world.pass(2_000)
    return meet('REFUND', kinds, gifts)
  }

  const startGift = () =>
    person.done('gifts.start', { key: aKey(), projectId: 'quilt001', amountFen: AMOUNT_FEN })

  /** One mutation for each gift; and nobody who asks the provider gets an answer. */
  async function plant(on: On, kinds: string[], gifts: string[]) {
    const mutations = kinds.map((kind, index) => ({ on, kind, outTradeNo: gifts[index] }))
    // A refund is asked for and not known to be taken: the callback is the first that is heard of it.
    const silence = [
      ...gifts.map((outTradeNo) => ({ on: 'refund', kind: 'errorAfterCommit', outTradeNo })),
      ...['query', 'refund', 'refund-query'].map((asked) => ({
        on: asked,
        kind: 'error',
        times: 100_000,
      })),
    ]
    await world.control('/faults', { clear: true, next: [...mutations, ...silence] })
  }

  async function meet(event: Event, kinds: string[], gifts: string[]): Promise<Map<string, Met>> {
    const seen = () => Promise.all(gifts.map((giftId) => look(event, giftId)))
    const first = await seen()
    await world.pass(ALL_HAVE_COME_MS)
    const last = await seen()
    await world.control('/faults', { clear: true })
    await Promise.all(gifts.map((giftId) => person.done('gifts.sync', { giftId })))
    await world.pass(6 * HOUR)
    const found = await seen()
    return new Map(
      kinds.map((kind, index) => {
        const [one, other] = [first[index] ?? unreachable(), last[index] ?? unreachable()]
        return [kind, { first: one, last: other, found: found[index]?.entries ?? [] }]
      }),
    )
  }

  /** How the product answered what came of this gift so far, and what its ledger has. */
  async function look(event: Event, giftId: string): Promise<Seen> {
    const url = `${world.simulator.url}/control/callbacks?outTradeNo=${giftId}`
    const notices: Notice[] = await (await fetch(url)).json()
    const told = notices.filter(({ eventType }) => eventType.startsWith(event))
    const rows = await world.db.many<{ entry: string }>(sql`
      select split_part(entry_id, ':', 1) || ' ' || account || ' ' || amount_fen as entry
      from ledger_entry where gift_id = ${giftId} order by posted_at, entry_id, line`)
    return {
      statuses: told.flatMap(({ attempts }) => attempts.map(({ status = 0 }) => status)),
      entries: rows.map(({ entry }) => entry),
    }
  }
})

type Event = 'TRANSACTION' | 'REFUND'
type Notice = { eventType: string; attempts: { status?: number }[] }

function isRefused([first = 204]: number[]) {
  return first !== 204
}

function unreachable(): never {
  throw new Error('it was brought above')
}
