/** The control interface, as the page asks it: same origin, JSON in and out. */

/** A refusal or a silence, as a sentence that can be shown; `status` is 0 when nobody answered. */
export class ControlFailed extends Error {
  constructor(
    readonly status: number,
    sentence: string,
  ) {
    super(sentence)
  }
}

/** GET without a body, POST with one; throws `ControlFailed`. */
export const control = async <T>(path: string, body?: object): Promise<T> => {
  const response = await fetch(`/control${path}`, body && post(body)).catch(() => {
    throw new ControlFailed(0, '模拟器没有回答。The simulator does not answer.')
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw new ControlFailed(response.status, sentenceIn(answer, response.status))
  return answer as T
}

/** What to show of anything that was thrown. */
export const sentenceOf = (error: unknown) =>
  error instanceof Error ? error.message : String(error)

const post = (body: object): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

const sentenceIn = (answer: unknown, status: number) => {
  const { error } = (answer ?? {}) as { error?: unknown }
  if (typeof error === 'string') return error
  return `模拟器答了 ${status}。The simulator answered ${status}.`
}
