/** The control interface of the simulator, as the page calls it: all that a hand does goes through here. */

export class Refused extends Error {}

/** Throws `Refused` with the sentence of a refusal. */
export async function read<T>(path: string): Promise<T> {
  return answerOf<T>(await fetch(`/control${path}`))
}

/** Throws `Refused` with the sentence of a refusal. */
export async function act<T>(path: string, body: object): Promise<T> {
  const headers = { 'content-type': 'application/json' }
  const wish = { method: 'POST', headers, body: JSON.stringify(body) }
  return answerOf<T>(await fetch(`/control${path}`, wish))
}

async function answerOf<T>(reply: Response): Promise<T> {
  const answer: unknown = await reply.json()
  if (reply.ok) return answer as T
  throw new Refused((answer as { error?: string }).error ?? `HTTP ${reply.status}`)
}

export function sentenceOf(error: unknown): string {
  if (error instanceof Refused) return error.message
  return '模拟器没有应答 · The simulator does not answer'
}
