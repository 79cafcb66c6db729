/**
 * A festival night at the engine: a thousand people at one envelope at once, and ten thousand at a thousand
 * envelopes. No portion is opened twice, and none is lost.
 */
import { type Db, openPostgresql, sql } from '../../cloudfunctions/db'
import { type Portions, portionsOf, settlerOf } from '../../cloudfunctions/ledger'
import { loadSample, sampleCharities } from '../../cloudfunctions/projects'
import { dayOf } from '../../contracts/beijing'
import { migratedPglite } from '../support/migrated'
import { type Cluster, startPostgres } from '../support/postgres'

jest.setTimeout(240_000)

const OWN = 'quilt001'
const OTHER = 'books001'
const PORTION_FEN = 100
const clock = { now: () => new Date() }

let cluster: Cluster
let db: Db
let portions: Portions
beforeAll(async () => {
  cluster = await startPostgres()
})
afterEach(() => db.close())
afterAll(() => cluster.stop())

async function open(kind: Db['kind']) {
  db = kind === 'pglite' ? await migratedPglite() : openPostgresql(await cluster.createMigrated())
  const merchants = sampleCharities(dayOf(clock.now())).map(
    ({ charityId }, index) => [charityId, `190000000${index}`] as const,
  )
  await loadSample(db, clock.now(), new Map(merchants))
  portions = portionsOf({ db, clock })
}

/** Gifts, frozen, paid and settled as any, with an envelope of so many portions beside each. */
async function send(envelopes: number, portionsEach: number): Promise<string[]> {
  const ids = Array.from({ length: envelopes }, (_, index) => `${OWN}E${index}`)
  const totalFen = portionsEach * PORTION_FEN
  await db.run(sql`
    insert into gift (project_id, id, donor_id, charity_id, mchid, amount_fen, payer_hash,
      description, notify_url, state, show_name, started_at, expires_at)
    select p.id, replace(e.id, 'E', 'G'), 'sender', p.charity_id, c.mchid, ${totalFen}, 'payer', '', '',
      'started', false, now(), now() + interval '15 minutes'
    from unnest(${ids}::text[]) e (id), project p join charity c on c.id = p.charity_id where p.id = ${OWN}`)
  const { mchid } = await db.one<{ mchid: string }>(sql`select min(mchid) as mchid from gift`)
  const settler = settlerOf({ db, clock })
  const settled = await Promise.all(
    ids.map((id) =>
      settler.settle({
        projectId: OWN,
        giftId: id.replace('E', 'G'),
        transactionId: `4200${id}`,
        paidFen: totalFen,
        currency: 'CNY',
        payerHash: 'payer',
        mchid,
        paidAt: clock.now().toISOString(),
        source: 'query',
      }),
    ),
  )
  expect(settled.filter(({ kind }) => kind === 'settled')).toHaveLength(envelopes)
  await db.run(sql`
    insert into envelope (project_id, id, gift_id, donor_id, project_ids, split, seed, amounts_fen,
      cover, hours, started_at)
    select ${OWN}, id, replace(id, 'E', 'G'), 'sender', array[${OWN}::text, ${OTHER}], 'equal', 'seed',
      array_fill(${PORTION_FEN}::bigint, array[${portionsEach}::integer]), 'lantern', 24, now()
    from unnest(${ids}::text[]) e (id)`)
  return ids
}

type Opened = Awaited<ReturnType<Portions['open']>>

let calls = 0
const openBy = (person: number, envelopeId: string) => {
  calls += 1
  const portionId = `${OWN}P${calls}`
  return portions.open({ projectId: OWN, envelopeId, donorId: `friend${person}`, portionId })
}

const idsOf = (outcomes: readonly Opened[]) =>
  outcomes.flatMap((outcome) => (outcome.kind === 'opened' ? [outcome.portionId] : []))

/** All that was opened, as it stands. */
const standing = () =>
  db.one(sql`
    select count(*) as portions, count(distinct (envelope_id, place)) as places,
      count(distinct (envelope_id, opener_id)) as openers, coalesce(sum(amount_fen), 0)::bigint as fen,
      count(*) filter (where directed_to = ${OTHER}) as elsewhere
    from envelope_portion`)
const fundOf = async (projectId: string) =>
  (
    await db.one<{ fen: number }>(sql`
      select coalesce(-sum(amount_fen), 0)::bigint as fen from ledger_entry
      where account = ${`fund:${projectId}`}`)
  ).fen

test.each(['pglite', 'postgresql'] as const)(
  'a thousand at once open one envelope of 500 portions, each two times, on %s',
  async (kind) => {
    await open(kind)
    const [envelopeId = ''] = await send(1, 500)
    const people = Array.from({ length: 1_000 }, (_, person) => person)
    const outcomes = await Promise.all(
      [...people, ...people].map((person) => openBy(person, envelopeId)),
    )
    const opened = idsOf(outcomes)
    expect(opened).toHaveLength(2 * 500)
    expect(new Set(opened).size).toBe(500)
    // Whoever asks twice hears the same twice.
    for (const person of people) expect(outcomes[person + 1_000]).toEqual(outcomes[person])
    expect(outcomes.filter(({ kind }) => kind === 'gone')).toHaveLength(2 * 500)
    const all = { portions: 500, places: 500, openers: 500, fen: 50_000 }
    expect(await standing()).toEqual({ ...all, elsewhere: 0 })

    // Of those who have a portion each chooses twice at once, another project the second time.
    const owners = people.filter((person) => outcomes[person]?.kind === 'opened')
    const choices = await Promise.all(
      [OTHER, OWN].flatMap((toProjectId) =>
        owners.map((person) =>
          portions.direct({
            projectId: OWN,
            portionId: idsOf(outcomes.slice(person, person + 1))[0] ?? '',
            donorId: `friend${person}`,
            toProjectId,
          }),
        ),
      ),
    )
    const once = choices.filter(({ kind }) => kind === 'directed')
    expect([once.length, choices.filter(({ kind }) => kind === 'elsewhere').length]).toEqual([
      500, 500,
    ])
    const { elsewhere } = (await standing()) as { elsewhere: number }
    expect([await fundOf(OWN), await fundOf(OTHER)]).toEqual([
      50_000 - elsewhere * PORTION_FEN,
      elsewhere * PORTION_FEN,
    ])
  },
)

test.each(['pglite', 'postgresql'] as const)(
  'ten thousand people open a thousand envelopes of ten portions at once, on %s',
  async (kind) => {
    await open(kind)
    const envelopes = await send(1_000, 10)
    const people = Array.from({ length: 10_000 }, (_, person) => person)
    const outcomes = await Promise.all(
      people.map((person) => openBy(person, envelopes[person % 1_000] ?? '')),
    )
    expect(new Set(idsOf(outcomes)).size).toBe(10_000)
    expect(await standing()).toEqual({
      portions: 10_000,
      places: 10_000,
      openers: 10_000,
      fen: 1_000_000,
      elsewhere: 0,
    })
    const { open: left } = await db.one<{ open: number }>(
      sql`select count(*) as open from envelope where opened <> cardinality(amounts_fen)`,
    )
    expect(left).toBe(0)
    // Who comes after that finds nothing, and nothing moves.
    const late = await Promise.all(envelopes.map((envelopeId) => openBy(20_000, envelopeId)))
    expect(new Set(late.map(({ kind }) => kind))).toEqual(new Set(['gone']))
    expect([await fundOf(OWN), await fundOf(OTHER)]).toEqual([1_000_000, 0])
  },
)
