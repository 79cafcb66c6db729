/**
 * The query job: finds payments whose callback was lost, and closes what nobody paid.
 * An order is asked about a few times while it can be paid, closed when its time is over, and asked
 * about once more when the close says that somebody was faster.
 */
import type { App } from '../app'
import { sql } from '../db'
import { type Job, type Next, oneByOne, type Worker } from '../jobs'
import { projectOf } from './gift-id'
import { closeUnpaid, settleByQuery } from './settle'

/** Seconds after the start at which an unpaid order is asked about; then at its end. */
const PLAN_SECONDS = [5, 30, 120, 300, 600]
/** A close that met somebody typing a password is tried again after this. */
const CLOSE_AGAIN_MS = 60_000
/** A payment that does not fit waits for a person; until then the gift is not given up. */
const MISFIT_AGAIN_MS = 3_600_000

type Open = { giftId: string; mchid: string; startedAt: Date; expiresAt: Date }

export function queryWorker(app: App): Worker {
  return async (jobs) => {
    const open = await readOpen(app, jobs)
    const unfinished = jobs.filter(({ key }) => open.has(key))
    const finished = jobs.filter(({ key }) => !open.has(key))
    const outcomes = await oneByOne(app.log, async (job) => {
      const gift = open.get(job.key)
      return gift ? follow(app, gift) : 'done'
    })(unfinished)
    return new Map([...finished.map(({ key }) => [key, 'done'] as [string, Next]), ...outcomes])
  }
}

/** The gifts that still wait for their payment: most were settled by a callback long before. */
async function readOpen(app: App, jobs: Job[]): Promise<Map<string, Open>> {
  const keys = jobs.map(({ key }) => ({ project_id: projectOf(key), id: key }))
  const rows = await app.db.many<Open>(sql`
    select g.id as "giftId", g.mchid, g.started_at as "startedAt", g.expires_at as "expiresAt"
    from gift g join jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) as k (project_id text, id text)
      on g.project_id = k.project_id and g.id = k.id
    where g.state = 'started'`)
  return new Map(rows.map((gift) => [gift.giftId, gift]))
}

async function follow(app: App, gift: Open): Promise<Next> {
  const order = { mchid: gift.mchid, orderNumber: gift.giftId }
  const now = app.clock.now()
  const again = (ms: number): Next => ({ at: new Date(now.getTime() + ms) })
  const said = await settleByQuery(app, order)
  if (said === 'misfit') return again(MISFIT_AGAIN_MS)
  if (said !== 'open') return 'done'
  if (now < gift.expiresAt) return { at: nextAsk(gift, now) }

  const closed = await closeUnpaid(app, order)
  if (closed === 'busy') return again(CLOSE_AGAIN_MS)
  return closed === 'misfit' ? again(MISFIT_AGAIN_MS) : 'done'
}

function nextAsk({ startedAt, expiresAt }: Open, now: Date): Date {
  const planned = PLAN_SECONDS.map((seconds) => startedAt.getTime() + seconds * 1_000)
  const next = planned.find((at) => at > now.getTime()) ?? expiresAt.getTime()
  return new Date(Math.min(next, expiresAt.getTime()))
}
