/**
 * The shape of a scene: a day, or a state of things, that the product wears. Adding one is a file in
 * `data/`; it is held against this at every build, start and test. Neither zod nor this file is in the
 * mini program, which takes the checked data as it is (`all.ts`).
 */
import { z } from 'zod'
import { AmountFen, Id } from '../declare'
import { drawnCovers } from '../envelope-covers'
import { solarTerms } from './lunar'

export const SceneKey = z.string().regex(/^[a-z][a-z0-9-]{2,39}$/)

const Text = z.strictObject({ zh: z.string().min(1).max(120), en: z.string().min(1).max(240) })
const Colour = z.string().regex(/^#[0-9a-f]{6}$/)
/** All that a scene may change of the looks. */
const Tokens = z.strictObject({ accent: Colour, accentInk: Colour, glow: Colour })

/** A mark in the calendar, so many days from the scene's day. */
const Mark = z.strictObject({ offset: z.int().min(-30).max(30), name: Text })
const around = {
  before: z.int().min(0).max(30),
  after: z.int().min(0).max(30),
  marks: z.array(Mark).min(1),
}

const When = z.discriminatedUnion('on', [
  z.strictObject({
    on: z.literal('gregorian'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(31),
    ...around,
  }),
  /** Of an ordinary month: a leap month has no festival. */
  z.strictObject({
    on: z.literal('lunar'),
    month: z.int().min(1).max(12),
    day: z.int().min(1).max(29),
    ...around,
  }),
  z.strictObject({ on: z.literal('term'), term: z.enum(solarTerms), ...around }),
  /** While an emergency appeal is published. */
  z.strictObject({ on: z.literal('emergency') }),
  /** While an operator has the switch on. */
  z.strictObject({ on: z.literal('mourning') }),
  z.strictObject({ on: z.literal('always') }),
])
export type When = z.infer<typeof When>

export const Scene = z.strictObject({
  key: SceneKey,
  name: Text,
  /** Of two that fall on one day, the higher is on; no two are the same. */
  priority: z.int().min(0).max(100),
  dates: z.array(When).min(1),
  theme: z.strictObject({ light: Tokens, dark: Tokens, pattern: z.string().min(1) }),
  greeting: Text,
  /** What the button for giving says. */
  button: Text,
  /** Why to give on this day. */
  reason: Text,
  /** Of an envelope, in the order in which they are offered. */
  covers: z.array(z.enum(drawnCovers)),
  blessings: z.array(Text).min(3),
  /** Those that are open are shown; where none is, others of the causes stand in. */
  projects: z.array(Id).min(1),
  causes: z.array(z.string()).min(1),
  /** Sums to choose from, rising. */
  amountsFen: z.array(AmountFen).min(3).max(6),
  allowsEnvelopes: z.boolean(),
  motion: z.boolean(),
  /** What a countdown to the scene's day says; without it none is shown. */
  countdown: Text.optional(),
  knowledge: z.strictObject({
    text: Text.extend({ en: z.string().min(1).max(300) }),
    source: Text,
    url: z.url(),
  }),
})
export type Scene = z.infer<typeof Scene>

/** @throws Error that names the file and each field that does not fit. */
export function readScene(file: string, content: unknown): Scene {
  const read = Scene.safeParse(content)
  if (read.success) {
    if (file === `${read.data.key}.json`) return read.data
    throw new Error(
      `contracts/scenes/data/${file}: key: the file is not called ${read.data.key}.json`,
    )
  }
  const faults = read.error.issues.map(
    ({ path, message }) => `${path.join('.') || '(all)'}: ${message}`,
  )
  throw new Error(`contracts/scenes/data/${file}: ${faults.join('; ')}`)
}

/** @throws Error that names the two files. */
export function readScenes(files: ReadonlyMap<string, unknown>): Scene[] {
  const scenes = [...files].map(([file, content]) => readScene(file, content))
  const seen = new Map<number, string>()
  for (const { key, priority } of scenes) {
    const other = seen.get(priority)
    if (other !== undefined) {
      throw new Error(
        `contracts/scenes/data/${key}.json: priority: ${priority} is that of ${other}.json`,
      )
    }
    seen.set(priority, key)
  }
  return scenes
}
