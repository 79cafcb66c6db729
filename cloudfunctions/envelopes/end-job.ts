/** The end of an envelope's life: nothing moves, since what nobody directed is booked where it stays. */
import type { App } from '../app'
import { sql } from '../db'
import { projectOf } from '../gifts'
import { type Job, type Next, oneByOne, type Worker } from '../jobs'

/** A payment that nobody has told of yet may still come: the gift's own jobs find out. */
const UNPAID_AGAIN_MS = 3_600_000

export function envelopeWorker(app: App): Worker {
  return oneByOne(app.log, (job) => end(app, job))
}

async function end(app: App, { key: envelopeId }: Job): Promise<Next> {
  const projectId = projectOf(envelopeId)
  const now = app.clock.now()
  const found = await app.db.maybe<{ giftState: string; endsAt: Date | null; over: boolean }>(sql`
    select g.state as "giftState", envelope_ends(e, g) as "endsAt", e.ended_at is not null as over
    from envelope e join gift g on g.project_id = e.project_id and g.id = e.gift_id
    where e.project_id = ${projectId} and e.id = ${envelopeId}`)
  if (!found || found.over) return 'done'
  const { endsAt, giftState } = found
  if (endsAt === null) {
    const mayBePaid = giftState === 'started' || giftState === 'paid'
    return mayBePaid ? { at: new Date(now.getTime() + UNPAID_AGAIN_MS) } : 'done'
  }
  if (endsAt > now) return { at: endsAt }
  await app.db.run(sql`select end_envelope(${projectId}, ${envelopeId}, ${now})`)
  return 'done'
}
