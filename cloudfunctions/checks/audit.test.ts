import { frozenGifts, stopDatabases } from '../../tests/support/gifts'
import { type Db, sql } from '../db'
import { settlerOf } from '../ledger'
import { audit, auditReport } from '.'
import { honestBooks, NOON } from './fixtures/honest-books'

jest.setTimeout(240_000)

afterAll(stopDatabases)

test.each(['pglite', 'postgresql'] as const)(
  'the audit of honest books on %s says that they are well, and how much it looked at',
  async (kind) => {
    const { db, close } = await honestBooks(kind)
    const findings = await audit({ db, clock: { now: () => NOON } })
    const { text, well } = auditReport(findings)
    expect(well).toBe(true)
    expect(text).toContain('ok   every entry sums to zero (6 looked at)')
    expect(text).toContain(
      'ok   the ledger holds what was paid and given back, line by line, and nothing else (12 looked at)',
    )
    await close()
  },
)

describe('the audit', () => {
  let db: Db
  let close: () => Promise<void>
  beforeEach(async () => {
    ;({ db, close } = await honestBooks('postgresql'))
  })
  afterEach(() => close())

  /** What the books say by themselves; each lie in one line. */
  async function lies(now = NOON): Promise<string[]> {
    const findings = await audit({ db, clock: { now: () => now } })
    return findings.flatMap(({ check, lies }) => lies.map((lie) => `${check}: ${lie}`))
  }

  const inDays = (days: number) => new Date(NOON.getTime() + days * 86_400_000)
  const lateRefund =
    /^no refund is under way for more than three days: .*H of ramp0001-.* is under_way/m

  test('finds a refund that is under way for more than three days', async () => {
    expect((await lies(inDays(3))).join('\n')).not.toMatch(lateRefund)
    expect((await lies(inDays(3.1))).join('\n')).toMatch(lateRefund)
  })

  test('counts the days of a request from when it was granted', async () => {
    await db.run(sql`update refund set granted_at = ${inDays(2)} where state = 'under_way'`)
    expect((await lies(inDays(5))).join('\n')).not.toMatch(lateRefund)
    expect((await lies(inDays(5.1))).join('\n')).toMatch(lateRefund)
  })

  test('finds a payment that did not fit its gift', async () => {
    const [payment] = await frozenGifts(db, 1)
    if (!payment) throw new Error('one was made')
    const settler = settlerOf({ db, clock: { now: () => NOON } })
    await settler.settle({ ...payment, paidFen: 1 })
    expect(await lies()).toEqual([
      `no alarm is open; so many were closed: alarm 1: payment ${payment.transactionId} of ${payment.giftId}, amount, said 1 times`,
    ])
  })
})
