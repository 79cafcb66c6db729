/** Closed days that their owner changed: each way of it is named. */
import { addDays, day } from '../../contracts/beijing'
import { stopDatabases } from '../../tests/support/gifts'
import type { Db } from '../db'
import { closeDays, signerOf } from '../ledger'
import { audit } from '.'
import { honestBooks, NOON, tamper } from './fixtures/honest-books'

jest.setTimeout(240_000)

const signer = signerOf(Buffer.alloc(32, 1))
const other = signerOf(Buffer.alloc(32, 2))
const DAY = day('2026-12-01')

let db: Db
let close: () => Promise<void>
beforeEach(async () => {
  ;({ db, close } = await honestBooks('postgresql'))
  await closeDays({ db, signer }, DAY, NOON)
  await closeDays({ db, signer }, addDays(DAY, 2), NOON)
})
afterEach(() => close())
afterAll(stopDatabases)

async function lies(publicKey = signer.publicKey): Promise<string> {
  const findings = await audit({ db, clock: { now: () => NOON }, publicKey })
  return findings.flatMap(({ check, lies }) => lies.map((lie) => `${check}: ${lie}`)).join('\n')
}

test('days that nobody touched are well, and how many were looked at is said', async () => {
  expect(await lies()).toBe('')
  const findings = await audit({ db, clock: { now: () => NOON }, publicKey: signer.publicKey })
  expect(
    findings.filter(({ check }) => /day|tree/.test(check)).map(({ looked }) => looked),
  ).toEqual(expect.arrayContaining([6, 1, 3]))
})

test('another key than the one they were signed with is named', async () => {
  expect(await lies(other.publicKey)).toMatch(
    /follow each other and are signed: 2026-12-01 is not signed by this key/,
  )
})

const CHANGED =
  /^entries of closed days are as they were: 2026-12-01: entries from 1 on are not those/m

test.each<[string, RegExp, string]>([
  [
    'a sum that was changed on both sides',
    CHANGED,
    `update ledger_entry set amount_fen = amount_fen + sign(amount_fen) where entry_id = (select min(entry_id) from ledger_entry)`,
  ],
  [
    'a time that was changed',
    CHANGED,
    `update ledger_entry set posted_at = posted_at + interval '1 microsecond'`,
  ],
  [
    'an entry that was taken out',
    CHANGED,
    `delete from ledger_entry where entry_id = (select min(entry_id) from ledger_entry)`,
  ],
  [
    'entries that changed places',
    CHANGED,
    `update ledger_entry e set gift_id = (select max(gift_id) from ledger_entry) where line = 1 and entry_id = (select min(entry_id) from ledger_entry)`,
  ],
  [
    'a tile that was made to fit',
    /leads to its root: 2026-12-01 has the root/,
    `update ledger_node set hash = sha256('')`,
  ],
  [
    'a root that was made to fit',
    /2026-12-01 is not signed by this key/,
    `update ledger_day set root = sha256('') where day = '2026-12-01'`,
  ],
  [
    'a day that was taken out',
    /2026-12-03 does not follow 2026-12-01/,
    `delete from ledger_day where day = '2026-12-02'`,
  ],
  [
    'a first day that was taken out',
    /2026-12-02 does not follow nothing/,
    `delete from ledger_node; delete from ledger_day where day = '2026-12-01'`,
  ],
])('the audit names %s', async (_, lie, statement) => {
  await tamper(db, statement)
  expect(await lies()).toMatch(lie)
})
