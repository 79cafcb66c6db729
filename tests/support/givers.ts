/** A database with monthly givers, the runner beside it, and a bank whose clock moves. */
import { pino } from 'pino'
import type { App } from '../../cloudfunctions/app'
import type { BoundFunction, Donor } from '../../cloudfunctions/bind'
import { audit } from '../../cloudfunctions/checks'
import { type Db, sql } from '../../cloudfunctions/db'
import { queryWorker } from '../../cloudfunctions/gifts'
import { type JobName, runnerOf, type Worker } from '../../cloudfunctions/jobs'
import { settlerOf } from '../../cloudfunctions/ledger'
import { noticeReaders, SIMULATED_TEMPLATES } from '../../cloudfunctions/notices'
import * as pledges from '../../cloudfunctions/pledges'
import { aFakeBank } from '../../cloudfunctions/pledges/fixtures/a-fake-bank'
import type { InputOf } from '../../contracts/declare'
import type { ErrorName } from '../../contracts/errors'
import type { Pledge, pledgesStart } from '../../contracts/pledges'
import { aDatabase, MCHID } from './gifts'

export { MCHID }
export const OTHER_MCHID = 'SIM1900002'
/** A Tuesday noon in Beijing. */
export const START = new Date('2026-12-01T04:00:00Z')
/** One project of the first charity, one of the second, whose merchant charges a day later. */
export const PROJECT = 'quilt001'
export const SECOND = 'lamp0001'
/** Of a third one, which cannot debit. */
export const WITHOUT = 'lunch001'

type Refused = { refused: ErrorName }
export type Answer<Result> = Result | Refused

export async function aGiverBed(kind: Db['kind']) {
  const { db, url, close } = await aDatabase(kind)
  const world = { now: START }
  const clock = { now: () => world.now }
  const bank = aFakeBank(world, { [MCHID]: 'pre-notify', [OTHER_MCHID]: '24-hour' })
  const logged: string[] = []
  let ids = 0
  const app = {
    db,
    clock,
    wallClock: clock,
    random: {
      id(characters: number) {
        ids += 1
        return String(ids).padStart(characters, 'x')
      },
      fraction: () => 0,
    },
    log: pino({ level: 'info' }, { write: (line: string) => void logged.push(line) }),
    pay: bank.pay,
    debit: bank.debit,
    sealer: {
      hash: (field: string) => `hash of ${field}`,
      seal: (field: string) => `sealed ${field}`,
      open: (sealed: string) => sealed.replace('sealed ', ''),
    },
    chat: { checkText: async () => ({ verdict: 'pass', by: 'platform' }) },
    pages: { forget() {} },
    events: { add() {} },
    settler: settlerOf({ db, clock }),
    settings: {
      callbackBase: 'https://lantern.example',
      templates: SIMULATED_TEMPLATES,
      debitsASecond: 10_000,
      messagesASecond: 10_000,
    },
  } as unknown as App
  await db.run(sql`update charity set mchid = ${OTHER_MCHID}
    where id = (select charity_id from project where id = ${SECOND})`)
  await db.run(sql`update charity set mchid = 'SIM-WITHOUT'
    where id = (select charity_id from project where id = ${WITHOUT})`)
  await db.run(sql`update charity set certificate_until = '2040-01-01'`)
  const open = () =>
    db.run(sql`
      update project set state = 'published', starts_on = '2026-01-01', ends_on = '2040-01-01',
        next_report_due_on = '2040-01-01'`)
  await open()

  const nothing: Worker = async (jobs) => new Map(jobs.map(({ key }) => [key, 'done']))
  const workers: Record<JobName, Worker> = {
    'gifts.query': queryWorker(app),
    'gifts.refund': nothing,
    'envelopes.end': nothing,
    'pledges.step': pledges.stepWorker(app),
    'bills.reconcile': nothing,
    'books.audit': nothing,
    'ledger.close': nothing,
    'calendar.remind': nothing,
    'reports.due': nothing,
    'echoes.tell': nothing,
    'reports.share': nothing,
    'notices.report': nothing,
    'notices.send': nothing,
  }
  const aRunner = () =>
    runnerOf({
      db,
      clock,
      log: app.log,
      workers,
      readers: { months: pledges.noteMonths, ...noticeReaders(SIMULATED_TEMPLATES) },
    })
  const runner = aRunner()

  async function aDonor(name: string): Promise<Donor> {
    const donor = {
      donorId: name,
      openidHash: `hash of ${name}`,
      openidSealed: `sealed ${name}`,
      operator: false,
    }
    await db.run(sql`
      insert into donor (id, openid_hash, openid_sealed, created_at)
      values (${name}, ${donor.openidHash}, ${donor.openidSealed}, ${START}) on conflict do nothing`)
    return donor
  }

  const bed = {
    app,
    db,
    url,
    close,
    world,
    bank,
    logged,
    runner,
    aRunner,
    aDonor,
    async call<Result = Pledge>(
      fn: BoundFunction,
      donor: Donor,
      input: object,
    ): Promise<Answer<Result>> {
      const parsed = fn.declaration.input.parse(input)
      return (await fn.run(app, { donor, address: '', requestId: '' }, parsed)) as Answer<Result>
    },
    /** The same, for a story in which a refusal would be a mistake. */
    async done<Result = Pledge>(fn: BoundFunction, donor: Donor, input: object): Promise<Result> {
      const answer = await bed.call<Result>(fn, donor, input)
      if (typeof answer === 'object' && answer !== null && 'refused' in answer) {
        throw new Error(`refused: ${answer.refused}`)
      }
      return answer as Result
    },
    async start(donor: Donor, more: Partial<InputOf<typeof pledgesStart>> = {}) {
      ids += 1
      return bed.done<{ pledgeId: string; giftId?: string; contract?: { contractCode: string } }>(
        pledges.startPledge,
        donor,
        {
          key: `key-${ids}`,
          projectId: PROJECT,
          amountFen: 3000,
          day: 8,
          first: 'on-day',
          way: 'reminder',
          another: true,
          ...more,
        },
      )
    },
    /** Everything as it was at first, and faster than another database. */
    async reset() {
      await db.script(`set session_replication_role = replica;
        truncate pledge, pledge_request, pledge_total, charge, charge_attempt, contract, pace, charge_day,
          gift, gift_request, payment, payment_alarm, ledger_entry, refund, outbox, job, notice, project_day,
          project_donor, donor cascade;
        update project_total set raised_fen = 0, refunded_fen = 0, gifts = 0, donors = 0;
        set session_replication_role = origin`)
      world.now = START
      bank.forget()
      await open()
    },
    /** A pledge by contract, signed and told of. */
    async signed(donor: Donor, more: Partial<InputOf<typeof pledgesStart>> = {}) {
      const { pledgeId, contract } = await bed.start(donor, { way: 'contract', ...more })
      const code = contract?.contractCode ?? ''
      const word = bank.sign(code, donor.donorId)
      await bed.tellContract('signed', word, word.mchid)
      return { pledgeId, code }
    },
    tellContract(
      kind: 'signed' | 'ended',
      contract: object,
      mchid = MCHID,
      at = world.now.toISOString(),
    ) {
      const said = { kind, contract, at, by: 'payer' }
      const post = { mchid, headers: {}, rawBody: Buffer.from(JSON.stringify(said)) }
      return pledges.takeContractCallback(app, post)
    },
    tellCharge(said: object) {
      const post = { mchid: MCHID, headers: {}, rawBody: Buffer.from(JSON.stringify(said)) }
      return pledges.takeChargeCallback(app, post)
    },
    show: (donor: Donor, pledgeId: string) => bed.done(pledges.showPledge, donor, { pledgeId }),
    /** Moves the clock, stopping at whatever falls due on the way. */
    async passTo(to: Date | string) {
      const target = typeof to === 'string' ? new Date(to) : to
      for (let stops = 0; ; stops += 1) {
        if (stops > 500) throw new Error('the clock never arrives')
        await runner.runDue()
        const next = await runner.nextDueAt()
        if (!next || next > target) break
        if (next > world.now) world.now = next
      }
      world.now = target
      await runner.runDue()
    },
    /** Moves the clock at once, past all that was due. */
    async jumpTo(to: string) {
      world.now = new Date(to)
      await runner.runDue()
    },
    /** What the audit says, but for the bills, which nobody reads here. */
    lies: async () =>
      (await audit({ db, clock }))
        .flatMap(({ lies }) => lies)
        .filter((lie) => !lie.endsWith('no bill was read')),
    months: async (pledgeId: string) =>
      (
        await db.many<{ line: string }>(sql`
          select period || ' ' || state || ' ' || due_on || case when attempts > 0 then ' x' || attempts else '' end
            as line
          from charge where pledge_id = ${pledgeId} order by period`)
      ).map(({ line }) => line),
    notices: async () =>
      (
        await db.many<{ line: string }>(
          sql`select donor_id || ' ' || kind as line from notice where kind like 'pledge%' order by at, kind, donor_id`,
        )
      ).map(({ line }) => line),
    gifts: () =>
      db.many<{ id: string; state: string; amountFen: number }>(
        sql`select id, state, amount_fen as "amountFen" from gift order by started_at, id`,
      ),
  }
  return bed
}

export type GiverBed = Awaited<ReturnType<typeof aGiverBed>>
