import { z } from 'zod'

/**
 * The app under simulation, as far as time goes: told what time it is, it does what is due by then and
 * says when it wants to be woken next. The only thing that the simulator ever asks of the app by name.
 */
export type AppClock = {
  /** `undefined` when nothing is due, or when there is no app to tell. Throws `AppClockFailed`. */
  tell(nowMs: number): Promise<number | undefined>
  /** From now on tells this app, which learns the time at once; throws `AppClockFailed` and changes nothing. */
  follow(url: string | undefined, nowMs: number): Promise<void>
  url(): string | undefined
  /** When the app wants to be woken next, as it said when it was told last. */
  nextDueMs(): number | undefined
}

export class AppClockFailed extends Error {}

// The app answers when its due work is done; a whole month of pledges may take a while.
const ANSWER_MS_MAX = 120_000

const answerSchema = z.object({ nextDueAt: z.iso.datetime({ offset: true }).nullable() })

export const createAppClock = (initialUrl: string | undefined): AppClock => {
  let clockUrl = initialUrl
  let dueMs: number | undefined
  return {
    url: () => clockUrl,
    nextDueMs: () => dueMs,
    async follow(url, nowMs) {
      dueMs = url === undefined ? undefined : await ask(url, nowMs)
      clockUrl = url
    },
    async tell(nowMs) {
      if (clockUrl === undefined) return undefined
      dueMs = await ask(clockUrl, nowMs)
      return dueMs
    },
  }
}

const ask = async (url: string, nowMs: number) => {
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ now: new Date(nowMs).toISOString() }),
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    })
    if (!response.ok) throw new AppClockFailed(`it answered ${response.status}`)
    const { nextDueAt } = answerSchema.parse(await response.json())
    return nextDueAt === null ? undefined : Date.parse(nextDueAt)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new AppClockFailed(`The app's clock at ${url} did not follow: ${reason}.`)
  }
}
