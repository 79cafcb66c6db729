/**
 * People to be told of a report, in bulk: each gave once to one project. A sample of them has accepted one
 * message, and is known to the chat app; the others are told in the inbox alone.
 */
import type { App } from '../../cloudfunctions/app'
import { type Db, sql } from '../../cloudfunctions/db'
import { publishReport } from '../../cloudfunctions/projects'
import { unhurried } from './pledges'

/** `sample` holds the openids of those who accepted a message. */
export type Readers = { people: number; project: string; sample: readonly string[] }

/** In one insert each; ids are random, so that neighbours in the list of givers lie apart in the gifts. */
export async function plantReaders(app: App, url: string, readers: Readers): Promise<void> {
  const { people, project, sample } = readers
  const amountFen = 2_000
  const gifts = sql`
    insert into gift (project_id, id, donor_id, charity_id, mchid, amount_fen, payer_hash, description,
      notify_url, state, show_name, started_at, expires_at, transaction_id, settled_at)
    select p.id, p.id || '-' || left(md5('gift' || i), 22), ${readerId(sql`i`)}, p.charity_id, c.mchid,
      ${amountFen}::bigint, '', '', '', 'settled', false, since, since, '4200' || i, since
    from generate_series(1, ${people}::integer) i, project p join charity c on c.id = p.charity_id,
      (values (${app.clock.now()}::timestamptz - interval '1 day')) began (since)
    where p.id = ${project}`
  const givers = sql`
    insert into project_donor (project_id, donor_id)
    select ${project}::text, id from (
      select ${readerId(sql`i`)} as id from generate_series(1, ${people}::integer) i
    ) ids order by id`
  await Promise.all([
    unhurried(url, gifts, sql`vacuum analyze gift`),
    unhurried(url, givers, sql`vacuum analyze project_donor`),
  ])
  const every = Math.floor(people / sample.length)
  const known = sample.map((openid, n) => ({
    i: (n + 1) * every,
    hash: app.sealer.hash(openid),
    sealed: app.sealer.seal(openid),
  }))
  const rows = sql`
    jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as k (i integer, hash text, sealed text)`
  await app.db.run(sql`
    insert into donor (id, openid_hash, openid_sealed, created_at)
    select ${readerId(sql`i`)}, hash, sealed, ${app.clock.now()} from ${rows}`)
  const template = app.settings.templates.report_published?.templateId
  await app.db.run(sql`
    insert into message_credit (donor_id, template_id, credits)
    select ${readerId(sql`i`)}, ${template}, 1 from ${rows}`)
}

/** Half of all ids stand before it. */
const MIDDLE_ID = 'R8'

/** As a donor's own ids are: nothing in their order says when they came. */
const readerId = (i: ReturnType<typeof sql>) => sql`('R' || left(md5(${i}::text), 21))`

/** Gives how long the caller waited, in ms. */
export async function publishTo(app: App, { project }: Readers): Promise<number> {
  const beganMs = performance.now()
  await app.db.transaction((tx) =>
    publishReport(tx, project, {
      reportId: `${project}-bench`,
      kind: 'progress',
      title: { zh: '被子到了', en: 'The quilts are here' },
      text: { zh: '到了', en: 'Here' },
      spentFen: 0,
      vouchers: 0,
      publishedAt: app.clock.now().toISOString(),
    }),
  )
  return performance.now() - beganMs
}

/**
 * Whether half of the inboxes are told, or all of them, and whether all messages were tried: asked again and
 * again, so it counts nothing.
 */
export async function stand(db: Db): Promise<{ halfway: boolean; told: boolean; sent: boolean }> {
  return db.one(sql`
    select not exists (select from outbox)
        and not exists (select from job where name = 'notices.report') as told,
      not exists (select from job where name = 'notices.send') as sent,
      exists (
        select from job where name = 'notices.report' and payload->>'after' > ${MIDDLE_ID}) as halfway`)
}

/** How many have been told, and of how many a message was tried. */
export async function toldSoFar(db: Db): Promise<{ told: number; tried: number }> {
  return db.one(sql`
    select count(*) as told, count(*) filter (where message is not null) as tried from notice`)
}

/** @throws Error unless each of them has one notice of the report, and nobody else has any. */
export async function proveTold(db: Db, { people, project }: Readers): Promise<void> {
  const { told, persons, strangers, most } = await db.one<
    Record<'told' | 'persons' | 'strangers' | 'most', number>
  >(sql`
    select count(*) as told, count(distinct n.donor_id) as persons,
      count(*) filter (where d.donor_id is null) as strangers,
      (select max(times) from (select count(*) as times from notice group by donor_id) each) as most
    from notice n left join project_donor d on d.project_id = ${project} and d.donor_id = n.donor_id`)
  if (told !== people || persons !== people || strangers !== 0 || most !== 1) {
    throw new Error(
      `of ${people} people ${persons} were told, ${told} times, at most ${most} times each; ${strangers} of them never gave`,
    )
  }
}

/** What became of the messages, as we have it. */
export async function fatesOf(db: Db): Promise<Record<'sent' | 'unknown' | 'others', number>> {
  return db.one(sql`
    select count(*) filter (where message = 'sent') as sent,
      count(*) filter (where message = 'unknown') as unknown,
      count(*) filter (where message = 'not_sent' or send_at is not null) as others
    from notice`)
}
