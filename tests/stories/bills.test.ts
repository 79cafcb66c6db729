/**
 * The provider's bill of a closed day, with lies planted in it: what it knows better is booked, what it
 * knows otherwise raises an alarm and moves nothing, and the audit names every difference.
 */
import { dayOf } from '../../contracts/beijing'
import { rowsOf } from '../support/books'
import { aKey, aWorld, type Person, printLedger, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

/** Into the morning of the day after, when bills are ready. */
const UNTIL_BILLS_MS = 40 * 3_600_000

describe.each(['pglite', 'postgresql'] as const)('a bill on %s', (database) => {
  let world: World
  let person: Person
  beforeAll(async () => {
    world = await aWorld({ database })
    person = await world.aPerson()
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })
  beforeEach(() => world.control('/faults', { clear: true }))

  test('of a payment that nobody told us of books it', async () => {
    await world.control('/faults', {
      next: [
        { on: 'callback', kind: 'lost' },
        { on: 'query', kind: 'error', times: 100_000 },
      ],
    })
    const { giftId, payment } = await person.done('gifts.start', {
      key: aKey(),
      projectId: 'quilt001',
      amountFen: 5200,
    })
    await person.cashier(payment.package, 'pay-then-kill-app')
    await world.pass(UNTIL_BILLS_MS)
    expect((await person.done('gifts.show', { giftId })).state).toBe('settled')
    expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 52
gift fund -52"
`)
  })

  test('that lies changes no entry, and is fetched again when the file does not fit its hash', async () => {
    const [missing = '', other = '', again = '', dear = ''] = await Promise.all(
      [1000, 1001, 1002, 1003].map((amountFen) => person.give('quilt001', amountFen)),
    )
    const { mchid = '', paidAt = '' } = (await world.orders()).at(-1) ?? {}
    await world.control('/bills/differences', {
      mchid,
      day: dayOf(new Date(paidAt)),
      differences: [
        { kind: 'extra', amountFen: 700, outTradeNo: 'STRANGER0001' },
        { kind: 'extra', amountFen: 1002, outTradeNo: again },
        { kind: 'amount', amountFen: 9, outTradeNo: other },
        { kind: 'missing', outTradeNo: missing },
        { kind: 'fee', feeFen: 3, outTradeNo: dear },
      ],
    })
    await world.control('/faults', { next: [{ on: 'bill-download', kind: 'wrongFile' }] })
    const before = await rowsOf(world.db, 'ledger_entry')
    await world.pass(UNTIL_BILLS_MS)
    expect(await rowsOf(world.db, 'ledger_entry')).toEqual(before)

    const alarms = (await rowsOf(world.db, 'payment_alarm')).map((row) => JSON.parse(row))
    expect(alarms.map(({ why, gift_id }) => [gift_id, why]).sort()).toEqual(
      [
        [missing, 'not in the bill'],
        [again, 'payer'],
        [other, 'amount'],
      ].sort(),
    )
    const { text } = await world.product.audit()
    expect(text).toMatch(new RegExp(`${missing}: the ledger has 1000 by \\d+, the bill nothing`))
    expect(text).toMatch(new RegExp(`${other}: the bill has 9 by \\d+, the ledger 1001 by \\d+`))
    expect(text).toMatch(new RegExp(`${again}: the bill has 1002 by \\d+, the ledger 1002 by \\d+`))
    // A charity sells calendars through the same account: an order that is not ours is no lie.
    expect(text).not.toContain('STRANGER0001')
  })
})
