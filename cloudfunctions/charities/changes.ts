/** Every change at a charity is kept, in the transaction that makes it. */
import { isDeepStrictEqual } from 'node:util'
import { staffChanges } from '../../contracts/charities'
import type { Words } from '../../contracts/declare'
import { bind } from '../bind'
import { sql, type Tx } from '../db'
import { whyBarred } from './roles'

const PAGE = 50

export type Change = {
  charityId: string
  donorId: string
  /** `project.published`: the feature's word, and what happened. */
  what: `${string}.${string}`
  /** The id of what was changed. */
  subject: string
  /** Nothing personal: an id, never a name; texts only as the charity wrote them. Undefined where there is nothing. */
  before?: unknown
  after?: unknown
  at: Date
}

export async function noteChange(tx: Tx, change: Change): Promise<void> {
  const { charityId, donorId, what, subject, before, after, at } = change
  await tx.run(sql`
    insert into change_log (charity_id, at, donor_id, what, subject, before, after)
    values (${charityId}, ${at}, ${donorId}, ${what}, ${subject}, ${jsonOf(before)}::jsonb,
      ${jsonOf(after)}::jsonb)`)
}

/** The parts that are another, as they were and as they are; undefined when all is the same. */
export function changedParts<Whole extends object>(
  before: Whole,
  after: Whole,
): { before: Partial<Whole>; after: Partial<Whole>; names: (keyof Whole & string)[] } | undefined {
  const all = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof Whole &
    string)[]
  const names = all.filter((name) => !isDeepStrictEqual(before[name], after[name]))
  if (names.length === 0) return undefined
  return { before: pick(before, names), after: pick(after, names), names }
}

export const changesOf = bind(staffChanges, async (app, { donor }, { charityId, cursor }) => {
  const barred = await whyBarred(app.db, donor, charityId)
  if (barred) return barred
  const rows = await app.db.many<ChangeRow>(sql`
    select l.id, l.at, l.donor_id as "staffId", l.what, l.subject, l.before, l.after,
      s.name_sealed as name, s.donor_id is null as operator, c.name_sealed as colleague,
      coalesce(p.content, d.content)->'title' as project
    from change_log l
    left join staff s on s.charity_id = l.charity_id and s.donor_id = l.donor_id
    left join staff c on c.charity_id = l.charity_id and c.donor_id = l.subject and starts_with(l.what, 'staff.')
    -- The ids of reports and echoes begin with their project's.
    left join lateral (
      select left(l.subject, 8) as id where l.what ~ '^(project|draft|report|echo)[.]'
    ) of_project on true
    left join project p on p.charity_id = l.charity_id and p.id = of_project.id
    left join project_draft d on d.charity_id = l.charity_id and d.project_id = of_project.id
    where l.charity_id = ${charityId}
      and (${cursor ?? null}::bigint is null or l.id < ${cursor ?? null}::bigint)
    order by l.id desc limit ${PAGE + 1}`)
  const page = rows.slice(0, PAGE)
  const last = page.at(-1)
  return {
    items: page.map(({ at, staffId, name, operator, what, subject, before, after, ...of }) => ({
      at: at.toISOString(),
      who: { staffId, operator, ...(name !== null && { name: app.sealer.open(name) }) },
      what,
      subject,
      ...(of.project?.zh && { project: of.project }),
      ...(of.colleague !== null && { colleague: app.sealer.open(of.colleague) }),
      ...(before !== null && { before }),
      ...(after !== null && { after }),
    })),
    ...(rows.length > PAGE && last && { next: String(last.id) }),
  }
})

type ChangeRow = {
  id: number
  at: Date
  staffId: string
  name: string | null
  operator: boolean
  what: string
  subject: string
  colleague: string | null
  project: Words | null
  before: unknown
  after: unknown
}

function jsonOf(value: unknown): string | null {
  return value === undefined || value === null ? null : JSON.stringify(value)
}

function pick<Whole extends object>(whole: Whole, names: readonly (keyof Whole)[]): Partial<Whole> {
  const entries = names.filter((name) => name in whole).map((name) => [name, whole[name]])
  return Object.fromEntries(entries) as Partial<Whole>
}
