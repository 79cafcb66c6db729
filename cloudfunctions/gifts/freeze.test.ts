/** What a request is refused for at the edges: of a day, of what may be told, of what is usual. */
import { aProject } from '../../tests/support/books'
import { aDatabase, frozenGifts } from '../../tests/support/gifts'
import { type Db, sql } from '../db'
import { settlerOf } from '../ledger'

jest.setTimeout(240_000)

/** Half a minute before midnight in Beijing on 7 December. */
const LATE = new Date('2026-12-07T15:59:30Z')
const TODAY = '2026-12-07'

let db: Db
beforeAll(async () => {
  ;({ db } = await aDatabase('pglite'))
})
afterAll(() => db.close())

let requests = 0
async function start(asked: object, at = LATE) {
  requests += 1
  const request = {
    key: `key-${requests}`,
    digest: 'digest',
    gift_id: `${'project_id' in asked ? asked.project_id : 'quilt001'}-${requests}`,
    project_id: 'quilt001',
    donor_id: 'donor',
    payer_hash: 'payer',
    amount_fen: 1000,
    confirmed_large: false,
    text_checked: true,
    show_name: false,
    callbacks: 'https://lantern.example/callbacks',
    ...asked,
  }
  const { refused, detail } = await db.one<{ refused: string | null; detail: object | null }>(sql`
    select refused, detail from freeze_gift(${JSON.stringify(request)}::jsonb, ${at})`)
  return refused === null ? 'frozen' : { refused, ...detail }
}

test.each<[string, string, Parameters<typeof aProject>[2], string, object]>([
  [
    'its report is due today',
    'edge0001',
    { next_report_due_on: TODAY },
    'REPORT_LATE',
    { reportDueOn: TODAY },
  ],
  ['it ends today', 'edge0002', { ends_on: TODAY }, 'PROJECT_ENDED', { endedOn: TODAY }],
  [
    'its filing is due today',
    'edge0003',
    { record_number: null, filing_due_on: TODAY },
    'RECORD_NUMBER_MISSING',
    {},
  ],
  [
    'its record number ends today',
    'edge0004',
    { record_until: TODAY },
    'RECORD_NUMBER_MISSING',
    {},
  ],
])(
  'in the last minute of a day a project is closed for what ends with it: %s',
  async (_what, projectId, state, refused, details) => {
    await aProject(db, projectId, state)
    const reply = await start({ project_id: projectId })
    expect(reply).toEqual({ refused, projectId, ...details })
    const before = new Date(LATE.getTime() - 120_000)
    expect(await start({ project_id: projectId }, before)).toBe('frozen')
  },
)

test('of a draft nothing is told, and of a project that was closed early no day on which it ended', async () => {
  await aProject(db, 'draft001', { state: 'draft' })
  expect(await start({ project_id: 'draft001' })).toEqual({
    refused: 'NO_SUCH_PROJECT',
    projectId: 'draft001',
  })
  await aProject(db, 'early001', { state: 'closed' })
  expect(await start({ project_id: 'early001' })).toEqual({
    refused: 'PROJECT_ENDED',
    projectId: 'early001',
  })
})

test('of an even number of gifts the usual one lies between the two in the middle', async () => {
  const settler = settlerOf({ db, clock: { now: () => LATE } })
  for (const amountFen of [101, 300]) {
    const [payment] = await frozenGifts(db, 1, { donors: 1, amountFen })
    if (payment) await settler.settle(payment)
  }
  const asked = { donor_id: 'donor-0', amount_fen: 2005 }
  expect(await start(asked)).toEqual({
    refused: 'CONFIRM_LARGE_AMOUNT',
    amountFen: 2005,
    medianFen: 200,
  })
  expect(await start({ ...asked, amount_fen: 2004 })).toBe('frozen')
})
