/** What people saw and where they stopped: first-party, batched, no personal data (docs/law.md). */
import { z } from 'zod'
import { Channel, declare, Id, Instant, Key } from './declare'

/** The steps of a gift in their order. `start` and `settled` are also recorded by the server itself. */
export const steps = [
  'seen',
  'opened',
  'sheet',
  'amount',
  'cooldown',
  'start',
  'pay',
  'cancelled',
  'failed',
  'given_up',
  'refused',
  'settled',
] as const
/** `cool-down` is taken for `cooldown`, and stored as it. */
export const Step = z
  .enum([...steps, 'cool-down'])
  .transform((step) => (step === 'cool-down' ? 'cooldown' : step))
export type Step = z.infer<typeof Step>

export const EVENTS_PER_CALL_MAX = 50

export const Event = z.strictObject({
  step: Step,
  at: Instant,
  projectId: Id.optional(),
  giftKey: Key.optional(),
  channel: Channel.optional(),
  shareId: Id.optional(),
  scene: z.int().min(0).max(9999).optional(),
  /** A word of ours or an error name, never a sentence that somebody typed. */
  reason: z
    .string()
    .regex(/^[A-Za-z0-9_.:-]{1,64}$/)
    .optional(),
})
export type Event = z.infer<typeof Event>

export const eventsRecord = declare({
  name: 'events.record',
  who: 'anyone',
  about: 'Takes a small batch of steps; answers before they are stored.',
  input: z.strictObject({ events: z.array(Event).min(1).max(EVENTS_PER_CALL_MAX) }),
  result: z.object({ taken: z.int() }),
  refusals: [],
})
