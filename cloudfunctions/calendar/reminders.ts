/**
 * Reminders: one a person and day. The job of the day is planned with it, and goes with it. Choosing a day is a
 * yes to being reminded (docs/decisions/0073-a-name-and-its-consent.md).
 */
import { type Day, day, dayOf, startOf } from '../../contracts/beijing'
import {
  calendarForget,
  calendarRemind,
  calendarReminders,
  REMINDERS_MAX,
} from '../../contracts/calendar'
import { textBesideDays } from '../../contracts/consent-days'
import { refuse } from '../../contracts/errors'
import { isKnown } from '../../contracts/scenes/lunar'
import { marksOn, sceneCalled } from '../../contracts/scenes/which-scene'
import { bind } from '../bind'
import { noteConsent } from '../consents'
import { sql } from '../db'
import { plan } from '../jobs'

const HOUR_MS = 3_600_000
/** Of the morning, in Beijing. */
const REMINDED_AT_HOUR = 9

export const remind = bind(calendarRemind, async (app, { donor }, { day: text, scene }) => {
  const { donorId } = donor
  const at = day(text)
  const now = app.clock.now()
  if (!isKnown(at)) return refuse('DAY_OUT_OF_RANGE', { day: at })
  if (!sceneCalled(scene)) return refuse('NO_SUCH_SCENE', { scene })
  const mark = marksOn(at).find((of) => of.scene === scene)
  if (!mark) return refuse('SCENE_NOT_ON_DAY', { day: at, scene })
  const dueAt = new Date(startOf(at).getTime() + REMINDED_AT_HOUR * HOUR_MS)
  if (dueAt <= now) return refuse('DAY_PAST', { day: at })
  const kept = await app.db.transaction(async (tx) => {
    // One after the other for one person, so that nobody has more than there can be.
    await tx.run(sql`select from donor where id = ${donorId} for update`)
    const { others } = await tx.one<{ others: number }>(sql`
      select count(*) as others from reminder where donor_id = ${donorId} and day <> ${at}::date`)
    if (others >= REMINDERS_MAX) return false
    await tx.run(sql`
      insert into reminder (donor_id, day, scene, made_at)
      values (${donorId}, ${at}::date, ${scene}, ${now})
      on conflict (donor_id, day) do update set scene = excluded.scene`)
    await plan(tx, {
      name: 'calendar.remind',
      key: jobKey(donorId, at),
      dueAt,
      payload: { donorId, day: at },
    })
    await noteConsent(tx, {
      donorId,
      kind: 'reminders',
      given: true,
      text: textBesideDays,
      at: now,
    })
    return true
  })
  return kept
    ? { day: at, scene, name: mark.name }
    : refuse('TOO_MANY_REMINDERS', { most: REMINDERS_MAX })
})

export const forgetReminder = bind(calendarForget, async (app, { donor }, { day: at }) => {
  const { donorId } = donor
  await app.db.run(sql`
    with forgotten as (
      delete from reminder where donor_id = ${donorId} and day = ${at}::date
    )
    delete from job where name = 'calendar.remind' and key = ${jobKey(donorId, at)}`)
  return { day: at }
})

export const myReminders = bind(calendarReminders, async (app, { donor }) => {
  const rows = await app.db.many<{ day: Day; scene: string }>(sql`
    select day, scene from reminder
    where donor_id = ${donor.donorId} and day >= ${dayOf(app.clock.now())}::date order by day`)
  return {
    items: rows.flatMap(({ day: at, scene }) => {
      const mark = marksOn(at).find((of) => of.scene === scene)
      return mark ? [{ day: at, ...mark }] : []
    }),
  }
})

function jobKey(donorId: string, at: string): string {
  return `${donorId}:${at}`
}
