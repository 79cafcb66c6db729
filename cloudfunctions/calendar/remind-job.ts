/**
 * The morning of a day: the reminder becomes a fact in the outbox, in the statement that takes it out, so
 * that it is told once. Whoever is told, and how, is for those who read the outbox. In mourning there is
 * no festival to tell of: it tells what the day is.
 */
import { day } from '../../contracts/beijing'
import type { App } from '../app'
import { sql } from '../db'
import { oneByOne, type Worker } from '../jobs'
import { isMourning } from '../scenes'

export function reminderWorker(app: Pick<App, 'db' | 'log'>): Worker {
  return oneByOne(app.log, async ({ key, payload, dueAt }) => {
    const at = day(String(payload['day']))
    const instead = (await isMourning(app.db, at)) ? 'mourning' : null
    await app.db.run(sql`
      with due as (
        delete from reminder
        where donor_id = ${String(payload['donorId'])} and day = ${at}::date
        returning donor_id, day, scene
      )
      insert into outbox (project_id, kind, subject, facts, at)
      select '', 'calendar.day', ${key},
        jsonb_build_object('donorId', donor_id, 'day', day, 'scene', coalesce(${instead}::text, scene)), ${dueAt}
      from due`)
    return 'done'
  })
}
