/** Ways to forge the books, each of which the audit names; with the books alone. */
import { stopDatabases } from '../../tests/support/gifts'
import type { Db } from '../db'
import { audit, auditReport } from '.'
import { honestBooks, NOON, tamper } from './fixtures/honest-books'

jest.setTimeout(240_000)

let db: Db
let close: () => Promise<void>
beforeEach(async () => {
  ;({ db, close } = await honestBooks('postgresql'))
})
afterEach(() => close())
afterAll(stopDatabases)

/** Each lie in one line. */
async function lies(): Promise<string> {
  const findings = await audit({ db, clock: { now: () => NOON } })
  expect(auditReport(findings).well).toBe(findings.every(({ lies }) => lies.length === 0))
  return findings.flatMap(({ check, lies }) => lies.map((lie) => `${check}: ${lie}`)).join('\n')
}

const entry = (id: string, gift: string, ...lines: [account: string, fen: number][]) =>
  `insert into ledger_entry values ${lines
    .map(
      ([account, fen], n) => `('quilt001', ${id}, ${n + 1}, '${account}', ${fen}, ${gift}, now())`,
    )
    .join(', ')}`
const one = `(select id from gift where project_id = 'quilt001' and state = 'settled' order by id limit 1)`
const other = `(select id from gift where project_id = 'quilt001' and state = 'settled' order by id desc limit 1)`
const unpaid = `(select id from gift where state = 'started')`
const held = `(select id from gift where state = 'paid')`

test('honest books are well', async () => {
  expect(await lies()).toBe('')
})

/** What the database lets through: nothing was switched off for these. */
test.each<[string, RegExp, string[]]>([
  [
    'money that was invented, with the totals to match',
    /^the ledger holds what was paid.* fix:1 should be nothing, stands as merchant:shandu 70000$/m,
    [
      entry(`'fix:1'`, 'null', ['merchant:shandu', 70_000], ['fund:quilt001', -70_000]),
      `update project_total set raised_fen = raised_fen + 70000 where project_id = 'quilt001'`,
      `update project_day set raised_fen = raised_fen + 70000 where project_id = 'quilt001'`,
    ],
  ],
  [
    'a fund that was moved to another charity’s account',
    /^the ledger holds what was paid.* move:1 should be nothing, stands as merchant:hedeng -3000$/m,
    [entry(`'move:1'`, one, ['fund:quilt001', 3000], ['merchant:hedeng', -3000])],
  ],
  [
    'a gift that is booked although nobody paid',
    /^the ledger holds what was paid.* should be nothing, stands as merchant:shandu 5$/m,
    [entry(`'gift:' || ${unpaid}`, unpaid, ['merchant:shandu', 5], ['fund:quilt001', -5])],
  ],
  [
    'an entry in the name of another gift',
    /^the ledger holds what was paid/m,
    [entry(`'gift:' || ${unpaid}`, other, ['merchant:shandu', 5], ['fund:quilt001', -5])],
  ],
  [
    'raised and refunded that both say more, and the day with them',
    /^totals equal entries: quilt001 says 8000 and 5000 refunded, 0 moved in and 0 out of 3 gifts by 2, entries say 3000 and 0 refunded/m,
    ['project_total', 'project_day'].map(
      (
        table,
      ) => `update ${table} set raised_fen = raised_fen + 5000, refunded_fen = refunded_fen + 5000
        where project_id = 'quilt001'`,
    ),
  ],
  [
    'a total that is gone',
    /^totals equal entries: quilt001 says nothing, entries say 3000/m,
    [`delete from project_total where project_id = 'quilt001'`],
  ],
  [
    'a total of a project that has nothing',
    /^totals equal entries: lunch001 says nothing/m,
    [`delete from project_total where project_id = 'lunch001'`],
  ],
  [
    'a total that says more',
    /^totals equal entries: quilt001 says 3100/m,
    [`update project_total set raised_fen = raised_fen + 100 where project_id = 'quilt001'`],
  ],
  [
    'a total that counts a donor twice',
    /^totals equal entries: quilt001 .* by 3, entries say .* by 2$/m,
    [`update project_total set donors = donors + 1 where project_id = 'quilt001'`],
  ],
  [
    'days that were moved',
    /^days equal the gifts of their day: quilt001 on 2026-12-01 says nothing, gifts say 3000/m,
    ['update project_day set day = day + 100'],
  ],
  [
    'a day that was lost',
    /^days equal the gifts of their day: books001 on 2026-12-01 says nothing, gifts say 600 and 400 refunded of 1$/m,
    ['delete from project_day'],
  ],
  [
    'donors who were forgotten, with the totals to match',
    /^donors are those who have a gift that stands: quilt001 lacks a donor who gave$/m,
    ['delete from project_donor', 'update project_total set donors = 0'],
  ],
  [
    'a donor who was invented, with the total to match',
    /^donors are those who have a gift that stands: quilt001 counts a donor who has no gift$/m,
    [
      `insert into project_donor values ('quilt001', 'nobody')`,
      `update project_total set donors = donors + 1 where project_id = 'quilt001'`,
    ],
  ],
  [
    'a month of no pledge',
    /^every month is of a pledge: nobody 2026-12 is of no pledge$/m,
    [
      `insert into charge (pledge_id, period, due_on, window_ends_on, state)
        values ('nobody', '2026-12', '2026-12-08', '2026-12-14', 'planned')`,
    ],
  ],
  [
    'a pledge for which nothing will be done',
    /^a pledge that has not ended has its next step: forgotten is active and nothing will be done for it$/m,
    [
      `insert into pledge (id, donor_id, seed, project_id, charity_id, mchid, amount_fen, day, hour, way, first,
          state, show_name, text_checked, started_at)
        select 'forgotten', donor_id, 'seed', project_id, charity_id, mchid, amount_fen, 8, 19, 'reminder', 'on-day',
          'active', false, true, started_at from gift where id = ${one}`,
    ],
  ],
])('the audit names %s', async (_what, lie, statements) => {
  await db.script(statements.join(';'))
  expect(await lies()).toMatch(lie)
})

/** What somebody could do who owns the database. */
test.each<[string, RegExp, string[]]>([
  [
    'an entry to which a second pair of the same lines was added',
    /^the ledger holds what was paid.* should be nothing, stands as fund:quilt001 -1000$/m,
    [
      `insert into ledger_entry select project_id, entry_id, line + 2, account, amount_fen, gift_id, posted_at
        from ledger_entry where gift_id = ${one}`,
    ],
  ],
  [
    'a line that was changed',
    /^every entry sums to zero: .* sums to 1$/m,
    [`update ledger_entry set amount_fen = amount_fen + 1 where line = 1 and gift_id = ${one}`],
  ],
  [
    'an entry that was taken out',
    /^the ledger holds what was paid.* should be merchant:shandu 1000, stands as nothing$/m,
    [`delete from ledger_entry where gift_id = ${one}`],
  ],
  [
    'an entry that books to another project',
    /^the ledger holds what was paid.* should be fund:quilt001 -1000, stands as fund:books001 -1000$/m,
    [`update ledger_entry set account = 'fund:books001' where line = 2 and gift_id = ${one}`],
  ],
  [
    'an entry of a gift that never was',
    /^the ledger holds what was paid.* gift:quilt001-invented should be nothing/m,
    [
      entry(
        `'gift:quilt001-invented'`,
        `'quilt001-invented'`,
        ['merchant:shandu', 5],
        ['fund:quilt001', -5],
      ),
    ],
  ],
  [
    'a gift without its payment',
    /^every gift that was paid has its payment: .* is settled, its payment missing$/m,
    [`delete from payment where gift_id = ${one}`],
  ],
  [
    'a gift that was hidden behind its payment',
    /^every gift that was paid has its payment: .* is expired, its payment 1000 by /m,
    [
      `delete from ledger_entry where gift_id = ${one}`,
      `update gift set state = 'expired', transaction_id = null, settled_at = null where id = ${one}`,
      `update project_total set raised_fen = 2000, gifts = 2 where project_id = 'quilt001'`,
      `update project_day set raised_fen = 2000, gifts = 2 where project_id = 'quilt001'`,
    ],
  ],
  [
    'a gift that was taken out, its payment left',
    /^every gift that was paid has its payment: .* is no gift/m,
    [`delete from gift where id = ${one}`],
  ],
  [
    'a transaction that was put in the place of another',
    /^every gift that was paid has its payment: .* by 4200invented$/m,
    [`update payment set transaction_id = '4200invented' where gift_id = ${one}`],
  ],
  [
    'one payment for two gifts',
    /^nothing is paid twice: transaction .* pays 2 gifts$/m,
    [
      'alter table payment drop constraint payment_transaction_id_key',
      `update payment set transaction_id = (select transaction_id from payment where gift_id = ${one})
        where gift_id = ${other}`,
    ],
  ],
  [
    'a held gift without its entry',
    /^the ledger holds what was paid.* should be held:ramp0001.* -1000, stands as nothing$/m,
    [`delete from ledger_entry where gift_id = ${held}`],
  ],
  [
    'a held gift that says it has gone back',
    /^what is held is what waits to go back: held:ramp0001.* holds 1000, waiting 0$/m,
    [`update gift set state = 'refunded', refunded_fen = amount_fen where id = ${held}`],
  ],
  [
    'money that is held and not on its way back',
    /^what is held is on its way back: .* is held without a refund$/m,
    [`update refund set state = 'failed', done_at = asked_at where gift_id = ${held}`],
  ],
  [
    'a refund that was taken from another charity’s account',
    /^the ledger holds what was paid.* should be merchant:shandu -400, stands as merchant:hedeng -400$/m,
    [
      `update ledger_entry set account = 'merchant:hedeng'
        where starts_with(entry_id, 'refund:') and line = 2`,
    ],
  ],
  [
    'a refund that was not booked',
    /^the ledger holds what was paid.* refund:.* should be fund:books001 400, stands as nothing$/m,
    [`delete from ledger_entry where starts_with(entry_id, 'refund:')`],
  ],
  [
    'a refund that is booked and was not carried out',
    /^the ledger holds what was paid.* refund:.* should be nothing, stands as fund:books001 400$/m,
    [`update refund set state = 'under_way', done_at = null where state = 'done'`],
  ],
  [
    'a gift that gave back more than its refunds',
    /^what a gift has given back is the sum of its refunds: .* with 1000 refunded, done 0$/m,
    [`update gift set state = 'refunded', refunded_fen = amount_fen where id = ${one}`],
  ],
])('the audit names %s, done by the owner of the database', async (_what, lie, statements) => {
  await tamper(db, ...statements)
  expect(await lies()).toMatch(lie)
})
