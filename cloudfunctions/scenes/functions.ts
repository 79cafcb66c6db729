import { type Day, dayOf, daysBetween } from '../../contracts/beijing'
import { refuse } from '../../contracts/errors'
import { MOURNING_DAYS_MAX, scenesMourn, scenesNow, scenesShow } from '../../contracts/scenes'
import { bind } from '../bind'
import { sql } from '../db'
import { isMourning } from './rows'

export const sceneNow = bind(scenesNow, (app) => app.scenes.now())

export const showScene = bind(scenesShow, async (app, _caller, { key }) => {
  const page = await app.scenes.show(key)
  return page ?? refuse('NO_SUCH_SCENE', { key })
})

/** An operator's switch. What was set stays on record, also after its end. */
export const mourn = bind(scenesMourn, async (app, { donor }, input) => {
  const now = app.clock.now()
  const today = dayOf(now)
  const { from, to } = input
  if (from === undefined || to === undefined) {
    await app.db.run(sql`
      update mourning set ended_at = ${now} where ended_at is null and to_day >= ${today}::date`)
  } else {
    if (to < today) return refuse('DAY_PAST', { day: to })
    if (daysBetween(from as Day, to as Day) >= MOURNING_DAYS_MAX) {
      return refuse('MOURNING_TOO_LONG', { daysMax: MOURNING_DAYS_MAX })
    }
    await app.db.run(sql`
      insert into mourning (from_day, to_day, set_by, set_at)
      values (${from}::date, ${to}::date, ${donor.donorId}, ${now})
      on conflict do nothing`)
  }
  app.scenes.forget()
  const [mourning, days] = await Promise.all([
    isMourning(app.db, today),
    app.db.many<{ from: string; to: string }>(sql`
      select from_day as "from", to_day as "to" from mourning
      where ended_at is null and to_day >= ${today}::date order by from_day, to_day`),
  ])
  return { mourning, days }
})
