/** What those at work for charities read of them. */
import { charitiesList, charitiesShow } from '../../contracts/charities-read'
import type { Words } from '../../contracts/declare'
import type { Charity } from '../../contracts/projects'
import { bind } from '../bind'
import { sql } from '../db'
import { whyBarred } from './roles'

const PAGE = 30

type Row = {
  charityId: string
  name: Words
  example: boolean
  certificateUntil: string
  expired: boolean
  merchant: boolean
  projects: number
}

export const listCharities = bind(charitiesList, async (app, _caller, { search, cursor }) => {
  const now = app.clock.now()
  const rows = await app.db.many<Row>(sql`
    select c.id as "charityId", c.content->'name' as name,
      (c.content->>'example')::boolean as example, c.certificate_until as "certificateUntil",
      c.certificate_until < beijing_day(${now}) as expired, c.mchid is not null as merchant,
      (select count(*) from project p where p.charity_id = c.id and p.state = 'published'
        and p.ends_on >= beijing_day(${now})) as projects
    from charity c
    where (${cursor ?? null}::text is null or c.id > ${cursor ?? null})
      and (${search || null}::text is null or position(lower(${search || null}::text) in lower(concat_ws(
        chr(10), c.id, c.credit_code, c.content->'name'->>'zh', c.content->'name'->>'en'))) > 0)
    order by c.id limit ${PAGE + 1}`)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return { items, ...(rows.length > PAGE && last && { next: last.charityId }) }
})

export const showCharity = bind(charitiesShow, async (app, { donor }, { charityId }) => {
  const barred = await whyBarred(app.db, donor, charityId)
  if (barred) return barred
  const { content, until, mchid } = await app.db.one<{
    content: Charity
    until: string
    mchid: string | null
  }>(sql`
    select content, certificate_until as until, mchid from charity where id = ${charityId}`)
  return {
    ...content,
    charityId,
    certificateUntil: until,
    ...(mchid !== null && { mchid }),
  }
})
