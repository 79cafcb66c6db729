/** What the database itself refuses, whoever asks: the invariants of the books, stated a second time. */
import { aDatabase, frozenGifts, stopDatabases } from '../../tests/support/gifts'
import { type Db, sql } from '../db'
import { settlerOf } from '.'

jest.setTimeout(240_000)

const NOW = new Date('2026-12-01T02:02:00Z')
const STATES = ['started', 'paid', 'settled', 'partly_refunded', 'refunded', 'expired']
const LEGAL: Record<string, string[]> = {
  started: ['paid', 'settled', 'expired'],
  paid: ['settled', 'refunded'],
  settled: ['partly_refunded', 'refunded'],
  partly_refunded: ['refunded'],
  refunded: [],
  expired: ['paid'],
}
const refundedIn: Record<string, number> = { partly_refunded: 400, refunded: 1000 }

afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('%s refuses', (kind) => {
  let db: Db
  let close: () => Promise<void>
  beforeAll(async () => {
    ;({ db, close } = await aDatabase(kind))
  })
  afterAll(() => close())

  const aGift = async () => {
    const [payment] = await frozenGifts(db, 1)
    if (!payment) throw new Error('one was made')
    return payment
  }
  const aSettledGift = async () => {
    const payment = await aGift()
    await settlerOf({ db, clock: { now: () => NOW } }).settle(payment)
    return payment.giftId
  }
  const move = (giftId: string, state: string) =>
    db.run(sql`update gift set state = ${state}, refunded_fen = ${refundedIn[state] ?? 0}
      where id = ${giftId}`)

  /** Takes the shortest legal way to a state. */
  async function giftIn(state: string): Promise<string> {
    const { giftId } = await aGift()
    const ways = { partly_refunded: ['settled'], refunded: ['settled'] } as Record<string, string[]>
    for (const step of [...(ways[state] ?? []), state]) {
      if (step !== 'started') await move(giftId, step)
    }
    return giftId
  }

  test.each(STATES)('every illegal move of a gift that is %s', async (from) => {
    for (const to of STATES.filter((state) => state !== from)) {
      const giftId = await giftIn(from)
      const moved = move(giftId, to)
      if (LEGAL[from]?.includes(to)) expect(await moved).toBe(1)
      else await expect(moved).rejects.toThrow(/gift cannot make this move|violates check/)
    }
  })

  test('other terms for a gift that is frozen', async () => {
    const { giftId } = await aGift()
    const terms = [
      'amount_fen = amount_fen + 1',
      `donor_id = 'another'`,
      `charity_id = 'hedeng'`,
      `mchid = 'another'`,
      `payer_hash = 'another'`,
      `description = 'another'`,
      `notify_url = 'another'`,
      `expires_at = expires_at + interval '1 second'`,
    ]
    for (const term of terms) {
      await expect(db.script(`update gift set ${term} where id = '${giftId}'`)).rejects.toThrow(
        'the terms of a gift are frozen',
      )
    }
  })

  test('a gift of nothing, of too much, or of another project’s number', async () => {
    await expect(frozenGifts(db, 1, { amountFen: 0 })).rejects.toThrow('check')
    await expect(frozenGifts(db, 1, { amountFen: 5_000_001 })).rejects.toThrow('check')
    const { giftId } = await aGift()
    await expect(
      db.script(`update gift set project_id = 'books001' where id = '${giftId}'`),
    ).rejects.toThrow('check')
  })

  test.each(['gift', 'payment', 'refund'])('to forget a %s', async (table) => {
    await expect(db.script(`delete from ${table}`)).rejects.toThrow(`${table}s are kept`)
    await expect(db.script(`truncate ${table}`)).rejects.toThrow(`${table}s are kept`)
  })

  test('a payment that is edited', async () => {
    await aSettledGift()
    await expect(db.script('update payment set paid_fen = 1')).rejects.toThrow('payments are kept')
  })

  test('entries that are edited, deleted, emptied or posted twice', async () => {
    const giftId = await aSettledGift()
    const changes = [
      'update ledger_entry set amount_fen = amount_fen + 1',
      `update ledger_entry set account = 'fund:books001' where line = 2`,
      `delete from ledger_entry where gift_id = '${giftId}'`,
      'truncate ledger_entry',
    ]
    for (const change of changes) {
      await expect(db.script(change)).rejects.toThrow('ledger entries are kept')
    }
    await expect(
      db.script(`
        insert into ledger_entry (project_id, entry_id, line, account, amount_fen, gift_id, posted_at)
        select project_id, entry_id, line, account, amount_fen, gift_id, posted_at
        from ledger_entry where gift_id = '${giftId}'`),
    ).rejects.toThrow('duplicate key')
  })

  test.each([
    ['does not sum to zero', `('x', 1, 'fund:a', 100), ('x', 2, 'merchant:b', -99)`],
    ['has one line', `('x', 1, 'fund:a', 100)`],
    ['sums to zero over two entries only', `('x', 1, 'fund:a', 100), ('y', 1, 'fund:b', -100)`],
    ['moves nothing', `('x', 1, 'fund:a', 0), ('x', 2, 'fund:b', 0)`],
    ['names an account of no kind', `('x', 1, 'pocket:a', 100), ('x', 2, 'fund:b', -100)`],
    ['adds a line to what was posted', null],
  ])('an entry that %s', async (_what, lines) => {
    const posted = lines ?? `('gift:${await aSettledGift()}', 3, 'fund:a', 100)`
    await expect(
      db.script(`insert into ledger_entry (project_id, entry_id, line, account, amount_fen, posted_at)
        select 'quilt001', id, line, account, amount, now()
        from (values ${posted}) as v (id, line, account, amount)`),
    ).rejects.toThrow(/does not sum to zero|violates check/)
  })

  test('refunds beyond the gift, and two at a time', async () => {
    const giftId = await aSettledGift()
    const refund = (id: string, amountFen: number) =>
      db.run(sql`insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
        values ('quilt001', ${giftId + id}, ${giftId}, ${amountFen}, 'under_way', 'operator', ${NOW})`)
    const settle = (id: string) =>
      db.one(sql`select settle_refund('quilt001', ${giftId + id}, ${NOW}) as first`)

    await expect(refund('a', 1001)).rejects.toThrow('more than what is left')
    await expect(refund('a', 0)).rejects.toThrow('check')
    await refund('a', 600)
    await expect(refund('b', 100)).rejects.toThrow('refund_under_way')
    expect(await settle('a')).toEqual({ first: true })
    expect(await settle('a')).toEqual({ first: false })
    await expect(refund('b', 401)).rejects.toThrow('more than what is left')
    await refund('b', 400)
    const changed = db.script(`update refund set amount_fen = 300 where id = '${giftId}b'`)
    await expect(changed).rejects.toThrow('cannot make this move')
    await db.script(`update refund set state = 'stuck' where id = '${giftId}b'`)
    await expect(refund('c', 1)).rejects.toThrow('refund_under_way')
    expect(await settle('b')).toEqual({ first: true })
    await expect(refund('c', 1)).rejects.toThrow('more than what is left')
    await expect(
      db.script(`update refund set state = 'under_way' where id = '${giftId}a'`),
    ).rejects.toThrow('cannot make this move')
    const gift = sql`select state, refunded_fen as "refundedFen" from gift where id = ${giftId}`
    expect(await db.one(gift)).toEqual({ state: 'refunded', refundedFen: 1000 })
  })

  test('a refund that has ended forgets what was said of it, and nothing else', async () => {
    const giftId = await aSettledGift()
    await db.run(sql`insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
      values ('quilt001', ${giftId}, ${giftId}, 100, 'under_way', 'minor', ${NOW})`)
    await db.one(sql`select settle_refund('quilt001', ${giftId}, ${NOW}) as first`)
    for (const set of [
      `why = 'operator'`,
      `done_at = now()`,
      `asked_at = now()`,
      'amount_fen = 1',
    ]) {
      await expect(db.script(`update refund set ${set} where id = '${giftId}'`)).rejects.toThrow(
        'cannot make this move',
      )
    }
    await db.script(`update refund set reason_sealed = null where id = '${giftId}'`)
  })

  test('a refund of a gift that never was', async () => {
    await expect(
      db.script(`insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
        values ('quilt001', 'r', 'quilt001-nobody', 1, 'under_way', 'operator', now())`),
    ).rejects.toThrow('more than what is left')
    await expect(db.one(sql`select settle_refund('quilt001', 'r', ${NOW})`)).rejects.toThrow(
      'no such refund',
    )
  })

  test('one transaction of the provider for two gifts, whatever writes it', async () => {
    const [one, other] = [await aGift(), await aGift()]
    const settler = settlerOf({ db, clock: { now: () => NOW } })
    await settler.settle(one)
    const reused = { ...other, transactionId: one.transactionId }
    expect(await settler.settle(reused)).toEqual({
      kind: 'refused',
      why: 'payment of another gift',
    })
    await expect(
      db.run(sql`
        insert into payment (project_id, gift_id, transaction_id, paid_fen, paid_at, source, recorded_at)
        values ('books001', 'books001-any', ${one.transactionId}, 1, ${NOW}, 'bill', ${NOW})`),
    ).rejects.toThrow('duplicate key')
  })
})
