/** Scenes as screens get them: what the day wears, with what is live in it. The rules are in `scenes/`. */
import { z } from 'zod'
import { DayText, declare, Id, Instant, Words } from './declare'
import { ProjectCard } from './projects'
import { Scene, SceneKey } from './scenes/schema'

export const WISHES_SHOWN_MAX = 30
/** Longer than any that was called. */
export const MOURNING_DAYS_MAX = 14

/** What somebody wrote with a gift that is settled, after the content check. */
export const Wish = z.object({
  message: z.string(),
  /** Only where its giver chose to show it. */
  name: z.string().optional(),
  at: Instant,
})
export type Wish = z.infer<typeof Wish>

export const ScenePage = Scene.omit({
  dates: true,
  projects: true,
  countdown: true,
  priority: true,
}).extend({
  /** The Beijing day of the answer. */
  day: DayText,
  /** In its days, before its next ones, or just past its last ones. */
  state: z.enum(['on', 'coming', 'over']),
  /** The scene's days that the sums and the wishes are of. */
  from: DayText,
  to: DayText,
  /** To its own day, until that begins. */
  countdown: z.object({ text: Words, day: DayText, until: Instant }).optional(),
  projects: z.array(ProjectCard),
  /** What stands of its projects' gifts of these days, and of all their gifts. */
  totals: z.object({
    raisedFen: z.int(),
    gifts: z.int(),
    everRaisedFen: z.int(),
    everGifts: z.int(),
    asOf: Instant,
  }),
  /** Lanterns on its wall: the gifts of these days that stand. */
  lit: z.int(),
  /** Of these days, or before them what is there already. Latest first. */
  wishes: z.array(Wish),
  /** An emergency appeal, on a day that has a scene of its own. */
  appeal: z.object({ projectId: Id, title: Words }).optional(),
})
export type ScenePage = z.infer<typeof ScenePage>

export const scenesNow = declare({
  name: 'scenes.now',
  who: 'anyone',
  about: 'The scene that is on, by the Beijing day, with its projects, sums and latest wishes.',
  input: z.strictObject({}),
  result: ScenePage,
  refusals: [],
})

export const scenesShow = declare({
  name: 'scenes.show',
  who: 'anyone',
  about: 'One scene, also when it is not on: its days are then its next ones, or those just past.',
  input: z.strictObject({ key: SceneKey }),
  result: ScenePage,
  refusals: ['NO_SUCH_SCENE'],
})

export const scenesMourn = declare({
  name: 'scenes.mourn',
  who: 'operator',
  about: `Days of mourning, ${MOURNING_DAYS_MAX} at most at once, or the end of all of them. Again changes nothing.`,
  input: z
    .strictObject({
      from: DayText.optional(),
      to: DayText.optional(),
      end: z.literal(true).optional(),
    })
    .refine(({ from, to, end }) => (end ? !from && !to : from && to && from <= to), {
      error: 'first and last day in their order, or the end',
      path: ['to'],
    }),
  result: z.object({
    /** Whether today is one of them. */
    mourning: z.boolean(),
    days: z.array(z.object({ from: DayText, to: DayText })),
  }),
  refusals: ['DAY_PAST', 'MOURNING_TOO_LONG'],
})
