/** The one way to the server. Time, chance and the device are put together here. */
import type { Event } from '../../contracts/events'
import { launch, lifecycle, login } from '../platform'
import { type Call, callOver } from './call'
import { eventsTo, type Step } from './events'
import { sdk } from './sdk'
import { sessionOn } from './session'

export type { Call, CallOptions, Input, Result } from './call'
export type { Step } from './events'
export type { Answer, Sentence, Trouble } from './trouble'
export { bringSentences } from './trouble'
export { type Asked, useAnswer } from './use-answer'
export { type Pages, usePages } from './use-pages'

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

const session = sessionOn({
  token: sdk.token,
  newCode: login.code,
  logIn: sdk.logIn,
  isCodeRefused: (error) => (error as { name?: unknown } | undefined)?.name === 'BAD_LOGIN_CODE',
})

/** `await call('projects.show', { projectId })`: a value or a trouble with its sentence; never rejects. */
export const call: Call = callOver({
  session,
  run: sdk.run,
  wait,
  now: () => Date.now(),
  chance: () => Math.random(),
})

/** Logs in ahead of the first call that needs it, while somebody still reads. Silent either way. */
export function warmSession(): void {
  if (!launch().readOnly) session.ensure().catch(() => undefined)
}

/** Whether somebody is logged in already: what only makes a page nicer asks for no login. */
export const knowsPerson = (): boolean => session.token() !== undefined

/** Takes the session that a phone gave to this screen. Rejects where the server does not know it. */
export const enter = (sessionToken: string): Promise<void> => sdk.become(sessionToken)

/** Forgets the session on this device. The next call that needs a person logs in anew. */
export const leave = (): Promise<void> => sdk.leave()

const events = eventsTo({
  send: async (batch: Event[]) => {
    const answer = await call('events.record', { events: batch })
    if (answer.ok) return 'taken'
    return answer.trouble.kind === 'refused' ? 'refused' : 'later'
  },
  now: () => new Date(),
  later: (ms, work) => void setTimeout(work, ms),
})

/** Notes a step of the way to a gift. Costs nothing and cannot fail. */
export const record = (step: Step): void => events.record(step)

/** Called once at launch: steps leave before the app is put away. */
export function startEvents(): void {
  lifecycle.onHide(events.flush)
}

/** A wait of up to so long, another each time, so that phones do not all ask at one moment. */
export const jitterMs = (most: number): number => Math.random() * most

const KEY_LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const KEY_LENGTH = 22

/** A key for a new intent. It need not be secret, only unlike any other of the same person. */
export function newKey(): string {
  const letter = () => KEY_LETTERS.charAt(Math.floor(Math.random() * KEY_LETTERS.length))
  return Array.from({ length: KEY_LENGTH }, letter).join('')
}
