/** The charity calendar (公益日历): lunar days, solar terms, days with a scene, and reminders of them. */
import { z } from 'zod'
import { DayText, declare, Id, Words } from './declare'
import { ProjectCard } from './projects'
import { Scene, SceneKey } from './scenes/schema'

export const REMINDERS_MAX = 50

const Mark = z.object({ scene: SceneKey, name: Words })

export const CalendarDay = z.object({
  day: DayText,
  /** `short` is what fits a cell: 初五, or the month on its first day. */
  lunar: Words.extend({ short: Words }),
  term: Words.optional(),
  /** The scenes that have their day on this one, the highest first. */
  marks: z.array(Mark),
})
export type CalendarDay = z.infer<typeof CalendarDay>

export const Reminder = z.object({ day: DayText, scene: SceneKey, name: Words })
export type Reminder = z.infer<typeof Reminder>

export const calendarMonth = declare({
  name: 'calendar.month',
  who: 'anyone',
  about: 'A month of 2020 to 2045 with lunar days, solar terms and marks. The same for everybody.',
  input: z.strictObject({ month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/) }),
  result: z.object({ days: z.array(CalendarDay) }),
  refusals: ['MONTH_OUT_OF_RANGE'],
})

export const calendarDay = declare({
  name: 'calendar.day',
  who: 'anyone',
  about:
    'A day with its reason to give, its projects, and a sentence of knowledge with its source.',
  input: z.strictObject({ day: DayText }),
  result: CalendarDay.extend({
    /** The scene that the day wears. */
    scene: SceneKey,
    name: Words,
    reason: Words,
    knowledge: Scene.shape.knowledge,
    projects: z.array(ProjectCard),
    /** Of today: an emergency appeal that takes gifts. */
    appeal: z.object({ projectId: Id, title: Words }).optional(),
  }),
  refusals: ['DAY_OUT_OF_RANGE'],
})

export const calendarRemind = declare({
  name: 'calendar.remind',
  who: 'donor',
  about: `Reminds at nine in the morning of a day, of one scene: another for the same day takes its place. At most ${REMINDERS_MAX}.`,
  input: z.strictObject({ day: DayText, scene: SceneKey }),
  result: Reminder,
  refusals: [
    'NO_SUCH_SCENE',
    'SCENE_NOT_ON_DAY',
    'DAY_PAST',
    'DAY_OUT_OF_RANGE',
    'TOO_MANY_REMINDERS',
  ],
})

export const calendarForget = declare({
  name: 'calendar.forget',
  who: 'donor',
  about: 'Takes a reminder of one’s own back. Again changes nothing.',
  input: z.strictObject({ day: DayText }),
  result: z.object({ day: DayText }),
  refusals: [],
})

export const calendarReminders = declare({
  name: 'calendar.reminders',
  who: 'donor',
  about: 'One’s own reminders that lie ahead, the next first.',
  input: z.strictObject({}),
  result: z.object({ items: z.array(Reminder) }),
  refusals: [],
})
