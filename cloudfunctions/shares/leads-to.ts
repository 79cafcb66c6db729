/** What cards lead to: read for all of them at once, and told without anything of anybody else’s. */
import { type Day, day } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'
import { type ErrorName, type Refusal, refuse } from '../../contracts/errors'
import { isKnown } from '../../contracts/scenes/lunar'
import {
  marksOn,
  nextDayOf,
  sceneCalled,
  sceneOn,
  standingOf,
} from '../../contracts/scenes/which-scene'
import type { SharedKind, SharedPage } from '../../contracts/shares'
import { type Queryable, sql } from '../db'
import type { PageOf } from './shared-page'

/** The project is the page's own, or the one to which an envelope or a video belongs. */
export type LeadsTo = { page: SharedPage; projectId?: string; line?: Words }

type Row = {
  path: string
  projectId: string
  title: Words | null
  cover: string
}

/** What is said of a page of nothing, and under which name its subject is. */
const GONE: Record<Exclude<SharedKind, 'home'>, readonly [ErrorName, string]> = {
  project: ['NO_SUCH_PROJECT', 'projectId'],
  envelope: ['NO_SUCH_ENVELOPE', 'envelopeId'],
  calendar: ['DAY_OUT_OF_RANGE', 'day'],
  festival: ['NO_SUCH_SCENE', 'key'],
  video: ['NO_SUCH_VIDEO', 'videoId'],
}

/** By the path; what leads nowhere (any more) is a refusal. A festival is the one that is nearest today. */
export async function leadsTo(
  db: Queryable,
  pages: readonly PageOf[],
  today: Day,
): Promise<ReadonlyMap<string, LeadsTo | Refusal>> {
  const stored = pages.filter(({ kind }) => ['project', 'envelope', 'video'].includes(kind))
  const rows = stored.length > 0 ? await readStored(db, stored) : []
  const byPath = new Map(rows.map((row) => [row.path, row]))
  return new Map(pages.map((page) => [page.path, told(page, byPath.get(page.path), today)]))
}

function told(page: PageOf, row: Row | undefined, today: Day): LeadsTo | Refusal {
  const { kind, subject = '' } = page
  if (kind === 'home') return { page: { kind } }
  const found = row ? ofProject(kind, row) : ofTheDay(page, today)
  const [gone, name] = GONE[kind]
  return found ?? refuse(gone, { [name]: subject })
}

function ofProject(kind: SharedKind, { projectId, title, cover }: Row): LeadsTo {
  return { page: { kind, cover, ...(title && { title }) }, projectId }
}

/** Festivals and days are known without a database. */
function ofTheDay({ kind, subject }: PageOf, today: Day): LeadsTo | undefined {
  if (kind === 'festival') {
    const scene = subject === undefined ? undefined : sceneCalled(subject)
    if (!scene) return undefined
    const own = nextDayOf(scene, standingOf(scene, today).from)
    return { page: { kind, title: scene.name, ...(own && { day: own }) }, line: scene.reason }
  }
  if (kind !== 'calendar') return undefined
  if (subject === undefined) return { page: { kind } }
  const at = day(subject)
  if (!isKnown(at)) return undefined
  const [mark] = marksOn(at)
  return {
    page: { kind, day: at, ...(mark && { title: mark.name }) },
    line: sceneOn(at).reason,
  }
}

/** An envelope’s wish is shown as it is on its page: once it has passed the check, and the gift is paid. */
function readStored(db: Queryable, pages: readonly PageOf[]): Promise<Row[]> {
  return db.many<Row>(sql`
    select w.path, p.id as "projectId", p.content->>'cover' as cover,
      case w.kind
        when 'project' then p.content->'title'
        when 'video' then v.content->'title'
        when 'envelope' then case when g.text_checked and e.blessing is not null
          then jsonb_build_object('zh', e.blessing, 'en', e.blessing) end
      end as title
    from jsonb_to_recordset(${JSON.stringify(pages)}::jsonb) as w (path text, kind text, subject text)
    left join envelope e on w.kind = 'envelope' and e.project_id = left(w.subject, 8)
      and e.id = w.subject
    left join gift g on g.project_id = e.project_id and g.id = e.gift_id
    left join video v on w.kind = 'video' and v.id = w.subject
    join project p on p.state <> 'draft' and p.id = case w.kind
      when 'project' then w.subject
      when 'video' then v.project_id
      when 'envelope' then case when g.settled_at is not null then e.project_id end
    end`)
}
