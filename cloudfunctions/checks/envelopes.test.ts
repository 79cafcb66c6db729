/** What the audit says of a pot's portions that nobody had watched for. */
import { aDatabase, frozenGifts, stopDatabases } from '../../tests/support/gifts'
import { type Db, sql } from '../db'
import { settlerOf } from '../ledger'
import { loadVideos } from '../videos'
import { envelopeChecks } from './envelopes'
import { look } from './finding'

jest.setTimeout(240_000)

const NOON = new Date('2026-12-01T04:00:00Z')
const CHECK = 'portions of a pot were opened by whoever had watched its video that day'
const check = envelopeChecks.find((each) => each.check === CHECK)

let db: Db
let close: () => Promise<void>
beforeAll(async () => {
  ;({ db, close } = await aDatabase('pglite'))
  await loadVideos(db)
  const payments = await frozenGifts(db, 2)
  for (const payment of payments) {
    await settlerOf({ db, clock: { now: () => NOON } }).settle(payment)
  }
  await db.run(sql`
    insert into envelope (project_id, id, gift_id, donor_id, project_ids, split, seed, amounts_fen,
      cover, hours, video_id, started_at)
    select project_id, project_id || case n when 1 then 'Epot' else 'Efriends' end, id, donor_id,
      array[project_id], 'equal', '', array[500, 500], 'round', 72,
      case n when 1 then 'lamp-clip' end, ${NOON}
    from (select g.*, row_number() over (order by id) as n from gift g where settled_at is not null) g`)
  await db.run(sql`
    insert into video_watch (donor_id, video_id, day, id, completed_at) values
      ('lan', 'lamp-clip', '2026-12-01', 'lan-today', ${NOON}),
      ('cy', 'lamp-clip', '2026-12-01', 'cy-today', ${NOON}),
      ('di', 'lamp-clip', '2026-12-01', 'di-today', ${NOON}),
      ('lan', 'lamp-clip', '2026-11-30', 'lan-yesterday', ${NOON}::timestamptz - interval '1 day'),
      ('bo', 'lamp-clip', '2026-12-01', 'bo-half', null)`)
})
afterAll(() => close())
afterAll(stopDatabases)

let portions = 0
async function opened(envelope: 'pot' | 'friends', by: string, watchId: string | null) {
  portions += 1
  await db.run(sql`
    insert into envelope_portion (project_id, id, envelope_id, place, amount_fen, opener_id, opened_at,
      watch_id)
    values ('quilt001', ${`quilt001P${portions}`}, ${`quilt001E${envelope}`}, ${portions}, 500, ${by},
      ${NOON}, ${watchId})`)
}

test('a portion for a watch of its day is well, and any other is named', async () => {
  if (!check) throw new Error('the check is gone')
  await opened('pot', 'lan', 'lan-today')
  await opened('friends', 'lan', null)
  expect(await look(db, check)).toMatchObject({ looked: 1, lies: [] })

  await opened('pot', 'bo', null)
  await opened('pot', 'lan', 'lan-yesterday')
  await opened('pot', 'bo', 'bo-half')
  await opened('pot', 'bo', 'cy-today')
  await opened('friends', 'di', 'di-today')
  expect((await look(db, check)).lies.sort()).toEqual([
    'quilt001P3 was opened without a watch',
    'quilt001P4 was opened with a watch of lamp-clip on 2026-11-30',
    'quilt001P5 was opened with a watch of lamp-clip on 2026-12-01',
    'quilt001P6 was opened with a watch of lamp-clip on 2026-12-01',
    'quilt001P7 was opened with a watch that it does not ask for',
  ])
})
