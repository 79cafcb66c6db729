/** A video's page from memory, kept for a second in each process: at a spike everybody watches one. */
import { dayOf } from '../../contracts/beijing'
import { ProjectCard } from '../../contracts/projects'
import type { StoredVideo, VideoPage } from '../../contracts/videos'
import { Serialised } from '../bind'
import { type Db, sql } from '../db'
import { cached, type ProjectPages } from '../projects'
import { envelopes, hangsAt, hasPortions, type PotRow, potColumns, potOf } from './pots'

const KEEP_MS = 1_000
const PAGES_MAX = 500
export type VideoPages = { show(videoId: string): Promise<Serialised<VideoPage> | undefined> }

export function videoPages(deps: {
  db: Db
  clock: { now(): Date }
  projects: ProjectPages
  elapsedMs: () => number
  /** Decrypts a name that may be shown. */
  openName: (sealed: string) => string
}): VideoPages {
  const { db, clock, projects, elapsedMs, openName } = deps
  const pages = cached({
    keepMs: KEEP_MS,
    entriesMax: PAGES_MAX,
    elapsedMs,
    async load(videoId) {
      const now = clock.now()
      const row = await readVideo(db, videoId, now)
      const project = row && (await projects.show(row.content.projectId))
      if (!row || !project) return undefined
      const { content, pot, ...counts } = row
      return new Serialised<VideoPage>(
        JSON.stringify({
          ...content,
          project: ProjectCard.parse(JSON.parse(project.json)),
          together: { ...counts, asOf: now.toISOString() },
          ...(pot && { pot: potOf(pot, openName) }),
        } satisfies VideoPage),
      )
    },
  })
  return { show: pages.get }
}

type Row = {
  content: StoredVideo
  watched: number
  watchedToday: number
  gave: number
  pot: PotRow | null
}

function readVideo(db: Db, videoId: string, now: Date): Promise<Row | undefined> {
  return db.maybe<Row>(sql`
    select v.content, t.*, (
      select ${potColumns} from ${envelopes}
      where ${hangsAt(sql`v.id`, now)} and ${hasPortions}
      order by e.started_at, e.id limit 1
    ) as pot
    from video v cross join lateral (
      select count(distinct w.donor_id) as watched,
        count(*) filter (where w.day = ${dayOf(now)}) as "watchedToday",
        count(distinct w.donor_id) filter (where exists (
          select from gift g
          where g.donor_id = w.donor_id and g.project_id = v.project_id and g.channel = 'video'
            and g.state in ('settled', 'partly_refunded') and g.settled_at >= w.completed_at
        )) as gave
      from video_watch w where w.video_id = v.id and w.completed_at is not null
    ) t
    where v.id = ${videoId}`)
}
