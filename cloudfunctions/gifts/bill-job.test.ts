import { setTimeout as wait } from 'node:timers/promises'
import { MCHID, stopDatabases } from '../../tests/support/gifts'
import type { Caller } from '../bind'
import { sql } from '../db'
import type { Payment } from '../ledger'
import { closeAlarm } from './alarms'
import { billWorker, planBills } from './bill-job'
import { aBillWorld, type BillWorld, DAY, lineOf, refundLine } from './fixtures/bill-world'

jest.setTimeout(240_000)

const HOUR_MS = 3_600_000

let told: BillWorld
beforeEach(async () => {
  told = await aBillWorld()
})
afterEach(() => told.close())
afterAll(stopDatabases)

const hoursOn = (hours: number) => ({ at: new Date(told.world.now.getTime() + hours * HOUR_MS) })

async function aRefund({ giftId }: Payment, id: string, state: 'under_way' | 'failed' | 'done') {
  await told.db.run(sql`
    insert into refund (project_id, id, gift_id, amount_fen, state, why, asked_at)
    values ('quilt001', ${id}, ${giftId}, 400, 'under_way', 'operator', ${new Date(DAY)})`)
  if (state === 'failed')
    await told.db.run(sql`update refund set state = 'failed', done_at = asked_at`)
  if (state === 'done')
    await told.db.run(sql`select settle_refund('quilt001', ${id}, ${new Date(`${DAY}T03:00:00Z`)})`)
}

describe('a bill', () => {
  test('that says what the ledger says is written down, and nothing is settled again', async () => {
    const payments = await told.paid(3)
    await told.settle(payments)
    told.bills.set(
      DAY,
      payments.map((payment) => lineOf(payment)),
    )
    expect(await told.read()).toBe('done')
    expect(told.world.settled).toBe(0)
    expect(await told.row()).toEqual({
      ...{ payments: 3, paidFen: 3000, refunds: 0, refundedFen: 0, foreignLines: 0 },
      lies: [],
    })
    expect(await told.alarms()).toEqual([])
  })

  test('of a day on which nothing was paid has its row too', async () => {
    expect(await told.read()).toBe('done')
    expect(await told.row()).toMatchObject({ payments: 0, paidFen: 0, lies: [] })
  })

  test('settles what nobody told of, and only that', async () => {
    const payments = await told.paid(3)
    await told.settle(payments.slice(1))
    told.bills.set(
      DAY,
      payments.map((payment) => lineOf(payment)),
    )
    expect(await told.read()).toBe('done')
    expect(told.world.settled).toBe(1)
    expect(await told.row()).toMatchObject({ payments: 3, paidFen: 3000, lies: [] })
  })

  test('lists other business of the charity’s, which is counted and not judged', async () => {
    const [payment] = await told.paid(1)
    if (!payment) throw new Error('one was made')
    await told.settle([payment])
    told.bills.set(DAY, [
      lineOf(payment),
      lineOf(payment, { orderNumber: 'SHOP20261201000001', transactionId: '4200shop', paidFen: 5 }),
      lineOf(payment, { appid: 'wx-another', transactionId: '4200another' }),
      refundLine({ ...payment, giftId: 'SHOP20261201000002' }, 'SHOPREFUND1', 5),
    ])
    expect(await told.read()).toBe('done')
    expect(await told.row()).toMatchObject({ payments: 1, foreignLines: 3, lies: [] })
    expect(await told.alarms()).toEqual([])
  })

  test('with a line that fails: the others have their turn, and the day comes back', async () => {
    const payments = await told.paid(3)
    const [, odd] = payments
    told.bills.set(
      DAY,
      payments.map((payment) => lineOf(payment)),
    )
    await told.db.script(`
      create function refuse_one() returns trigger language plpgsql as $$
      begin raise exception 'not this one'; end $$;
      create trigger refuse_one before insert on ledger_entry for each row
      when (new.gift_id = '${odd?.giftId}') execute function refuse_one();`)
    expect(await told.read()).toEqual(hoursOn(1 / 6))
    expect(await told.row()).toMatchObject({
      payments: 2,
      lies: [
        { says: `${odd?.giftId}: the bill has 1000 by ${odd?.transactionId}, the ledger nothing` },
      ],
    })
    await told.db.script('drop trigger refuse_one on ledger_entry')
    expect(await told.read()).toBe('done')
    expect(await told.row()).toMatchObject({ payments: 3, lies: [] })
    expect(await told.alarms()).toMatchObject([{ kind: 'bill', why: 'not booked', open: false }])
  })

  test('that has a payment of another amount, or of a gift that never was', async () => {
    const [payment] = await told.paid(1)
    if (!payment) throw new Error('one was made')
    await told.settle([payment])
    const stranger = 'quilt001-0000000000000000000000'
    told.bills.set(DAY, [
      lineOf(payment, { paidFen: 999 }),
      lineOf(payment, { orderNumber: stranger, transactionId: '4200stranger' }),
    ])
    expect(await told.read()).toEqual(hoursOn(24))
    const row = await told.row()
    const number = payment.transactionId
    expect(row?.lies.map(({ says }) => says)).toEqual([
      `${payment.giftId}: the bill has 999 by ${number}, the ledger 1000 by ${number}`,
      `${stranger}: the bill has 1000 by 4200stranger, the ledger nothing`,
    ])
    expect(await told.alarms()).toMatchObject([
      { kind: 'payment', why: 'amount', number },
      { kind: 'payment', why: 'unknown gift', number: '4200stranger' },
    ])
  })

  test('that lacks a payment raises an alarm, which closes when a later bill has it', async () => {
    const payments = await told.paid(2)
    const [first, second] = payments
    if (!first || !second) throw new Error('two were made')
    await told.settle(payments)
    told.bills.set(DAY, [lineOf(first)])
    expect(await told.read()).toEqual(hoursOn(24))
    const missing = { kind: 'bill', why: 'not in the bill', number: second.transactionId }
    expect(await told.alarms()).toMatchObject([{ ...missing, times: 1, open: true }])
    expect((await told.row())?.lies).toMatchObject([
      {
        says: `${second.giftId}: the ledger has 1000 by ${second.transactionId}, the bill nothing`,
      },
    ])
    await told.read()
    expect(await told.alarms()).toMatchObject([{ ...missing, times: 2, open: true }])
    told.bills.set(DAY, [lineOf(first), lineOf(second)])
    expect(await told.read()).toBe('done')
    expect(await told.alarms()).toMatchObject([{ ...missing, times: 2, open: false }])
  })

  test.each(['under_way', 'failed'] as const)(
    'with a refund that was carried out ends ours that is %s',
    async (state) => {
      const [payment] = await told.paid(1)
      if (!payment) throw new Error('one was made')
      await told.settle([payment])
      await aRefund(payment, 'quilt001Rours', state)
      told.bills.set(DAY, [lineOf(payment), refundLine(payment, 'quilt001Rours', 400)])
      expect(await told.read()).toBe('done')
      expect(await told.db.one(sql`select state from refund`)).toEqual({ state: 'done' })
      expect(await told.row()).toMatchObject({ lies: [] })
    },
  )

  test('with a refund that we did not ask for, or of another sum, raises an alarm', async () => {
    const [payment] = await told.paid(1)
    if (!payment) throw new Error('one was made')
    await told.settle([payment])
    await aRefund(payment, 'quilt001Rours', 'under_way')
    told.bills.set(DAY, [
      lineOf(payment),
      refundLine(payment, 'quilt001Rours', 500),
      refundLine(payment, 'BYHAND1', 5),
    ])
    expect(await told.read()).toEqual(hoursOn(24))
    expect((await told.row())?.lies.map(({ says }) => says)).toEqual([
      `${payment.giftId}: the bill gives back 500 as quilt001Rours, we 400 under_way`,
      `${payment.giftId}: the bill gives back 5 as BYHAND1, we nothing`,
    ])
    expect(await told.alarms()).toMatchObject([
      { kind: 'refund', number: 'BYHAND1' },
      { kind: 'refund', number: 'quilt001Rours' },
    ])
  })

  test('with a refund that was made by hand is well once an operator has booked it', async () => {
    const [payment] = await told.paid(1)
    if (!payment) throw new Error('one was made')
    await told.settle([payment])
    told.bills.set(DAY, [lineOf(payment), refundLine(payment, 'BYHAND1', 400)])
    await told.read()
    const [alarm] = await told.alarms()
    const input = { alarmId: alarm?.alarmId, how: 'book', reason: 'by hand' }
    const caller = { donor: { donorId: 'operator' } } as unknown as Caller
    expect(await closeAlarm.run(told.app, caller, input)).toEqual({ alarmId: alarm?.alarmId })
    expect(await told.db.one(sql`select id, state from refund`)).toEqual({
      id: 'BYHAND1',
      state: 'done',
    })
    const due = sql`select due_at as at from job where key = ${`${MCHID}:${DAY}`}`
    expect(await told.db.one(due)).toEqual({ at: told.world.now })
    expect(await told.read()).toBe('done')
    expect(await told.row()).toMatchObject({ lies: [] })
    expect(await told.alarms()).toMatchObject([{ kind: 'refund', times: 1, open: false }])
  })

  test('that lacks a refund which we say is done raises an alarm', async () => {
    const [payment] = await told.paid(1)
    if (!payment) throw new Error('one was made')
    await told.settle([payment])
    await aRefund(payment, 'quilt001Rours', 'done')
    told.bills.set(DAY, [lineOf(payment)])
    expect(await told.read()).toEqual(hoursOn(24))
    expect(await told.row()).toMatchObject({ refunds: 1, refundedFen: 400 })
    expect(await told.alarms()).toMatchObject([
      { kind: 'bill', why: 'not in the bill', number: 'quilt001Rours' },
    ])
  })

  test('of the day before may list a refund of which we heard after midnight', async () => {
    const [payment] = await told.paid(1)
    if (!payment) throw new Error('one was made')
    await told.settle([payment])
    await aRefund(payment, 'quilt001Rours', 'done')
    told.bills.set('2026-11-30', [refundLine(payment, 'quilt001Rours', 400)])
    told.bills.set(DAY, [lineOf(payment)])
    expect(await told.read('2026-11-30')).toBe('done')
    expect(await told.read()).toBe('done')
  })
})

describe('the chain of days', () => {
  test('goes on when a bill is not ready, or cannot be read at all', async () => {
    told.bills.set(DAY, 'not ready')
    expect(await told.read()).toEqual(hoursOn(1 / 6))
    expect(await told.read(DAY, 500)).toEqual(hoursOn(6))
    expect(await told.planned()).toEqual(['2026-12-02'])
    told.bills.set('2026-12-02', new Error('no bill at all'))
    expect(await told.read('2026-12-02')).toBeUndefined()
    expect(await told.planned()).toEqual(['2026-12-02', '2026-12-03'])
    expect(await told.row()).toBeUndefined()
  })

  test('a day that is read again plans no day that was read already', async () => {
    await told.read()
    await told.read('2026-12-02')
    await told.db.script('delete from job')
    await told.read()
    expect(await told.planned()).toEqual([])
  })

  test('what can no longer be had is written down at once, and the first day that can is next', async () => {
    told.world.now = new Date('2027-06-01T04:00:00Z')
    expect(await told.read()).toBe('done')
    expect(told.world.asked).toEqual([])
    const { lost, from, to } = await told.db.one<{ lost: number; from: string; to: string }>(sql`
      select count(*) as lost, min(day) as from, max(day) as to from bill_day
      where payments is null and lies->0->>'says' = 'the bill never came'`)
    expect({ lost, from, to }).toEqual({ lost: 102, from: DAY, to: '2027-03-12' })
    expect(await told.alarms()).toMatchObject([
      { kind: 'bill', why: 'never came', number: '2026-12-01..2027-03-12', times: 1 },
    ])
    expect(await told.planned()).toEqual(['2027-03-13'])
  })

  test('a restart plans the days that nobody read', async () => {
    await told.read()
    await told.read('2026-12-04')
    await told.db.script('delete from job')
    await planBills(told.db, MCHID, told.world.now)
    expect(await told.planned()).toEqual(['2026-12-02', '2026-12-03', '2026-12-05'])
    await planBills(told.db, MCHID, told.world.now)
    await planBills(told.db, 'SIM1900002', told.world.now)
    expect((await told.planned()).at(-1)).toBe('SIM1900002:2026-12-02')
  })

  test('a merchant whose keys are gone is not asked, and says so in the log', async () => {
    Object.assign(told.app.pay, { mchids: new Set() })
    expect(await told.read()).toEqual(hoursOn(24))
    expect(told.world.asked).toEqual([])
    expect(told.logged.join()).toContain('the keys of its merchant are missing')
    expect(await told.planned()).toEqual([])
  })

  test('a claim reads a few bills and leaves the others for later, so that other work has its turn', async () => {
    let atOnce = 0
    let most = 0
    told.app.pay.tradeBill = async () => {
      atOnce += 1
      most = Math.max(most, atOnce)
      await wait(5)
      atOnce -= 1
      return { ready: true, rows: [] }
    }
    const jobs = Array.from({ length: 20 }, (_, n) => ({
      name: 'bills.reconcile' as const,
      key: `${MCHID}:2026-11-${10 + n}`,
      dueAt: told.world.now,
      attempt: 0,
      payload: {},
    }))
    const outcomes = [...(await billWorker(told.app)(jobs)).values()]
    expect(outcomes.filter((next) => next === 'done')).toHaveLength(8)
    expect(outcomes.filter((next) => next !== 'done')).toHaveLength(12)
    expect(most).toBeLessThanOrEqual(8)
  })
})
