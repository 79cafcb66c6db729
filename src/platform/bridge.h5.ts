/**
 * The chat app around the page, when there is one: a phone that holds this page in a frame and speaks to
 * it as WeChat speaks to a mini program (docs/bridge.md). A page that stands alone in a browser has no
 * phone, and does with what a browser can.
 */
import { type Asked, isAnswer, isSaid, type Said, type Told } from './bridge-words.h5'
import { partsOf, phone } from './phone.h5'
import { simulatorAddress } from './simulator.h5'

export { phone } from './phone.h5'

type Asker = { ask: keyof Asked; resolve(answer: never): void; reject(error: Error): void }

const listeners = new Map<string, Set<(body: never) => void>>()
const waiting = new Map<unknown, Asker>()
// Other numbers at each load: an answer to the page that was here before is not for this one.
let asked = Math.floor(performance.timeOrigin)

/**
 * Asks the phone and waits for its answer, however long a person takes. Rejects when there is no phone,
 * when it could not, and when its answer has an unknown shape.
 */
export async function askPhone<Name extends keyof Asked>(
  ask: Name,
  body: Asked[Name]['body'],
): Promise<Asked[Name]['answer']> {
  if (!phone) throw new Error('there is no phone around this page')
  const origin = await phoneOrigin()
  asked += 1
  const id = asked
  const answer = new Promise<Asked[Name]['answer']>((resolve, reject) => {
    waiting.set(id, { ask, resolve, reject })
  })
  window.parent.postMessage({ lantern: 1, ask, id, body }, origin)
  return answer
}

/** Tells the phone something that needs no answer. Without a phone nobody hears it. */
export function tellPhone<Name extends keyof Told>(say: Name, body: Told[Name]): void {
  if (!phone) return
  phoneOrigin().then(
    (origin) => window.parent.postMessage({ lantern: 1, say, body }, origin),
    // The address of the simulator was not to be had: there is nobody to tell.
    () => undefined,
  )
}

/** Calls back whenever the phone says so; the answer stops listening. */
export function hearPhone<Name extends keyof Said>(
  name: Name,
  heard: (body: Said[Name]) => void,
): () => void {
  const those = listeners.get(name) ?? new Set()
  listeners.set(name, those.add(heard))
  return () => those.delete(heard)
}

if (phone) {
  window.addEventListener('message', (event) => void take(event))
  tellPhone('ready', {})
}

async function take({ source, origin, data }: MessageEvent<unknown>): Promise<void> {
  const message = partsOf(data)
  if (message['lantern'] !== 1) return
  if (source !== window.parent || !(await isPhoneOrigin(origin))) {
    return console.warn('a message for the bridge came from elsewhere', origin)
  }
  if (!hear(message) && !answered(message)) {
    console.warn('a message of the bridge has an unknown shape', message)
  }
}

function hear({ say, body }: Record<string, unknown>): boolean {
  if (typeof say !== 'string' || !Object.hasOwn(isSaid, say)) return false
  if (!isSaid[say as keyof Said](body)) return false
  for (const heard of [...(listeners.get(say) ?? [])]) heard(body as never)
  return true
}

function answered({ answer, body, error }: Record<string, unknown>): boolean {
  const asker = waiting.get(answer)
  if (!asker) return false
  waiting.delete(answer)
  const fits = typeof error === 'string' || isAnswer[asker.ask](body)
  if (typeof error === 'string') asker.reject(new Error(error))
  else if (fits) asker.resolve(body as never)
  else asker.reject(new Error(`the phone's answer to "${asker.ask}" has an unknown shape`))
  return fits
}

async function phoneOrigin(): Promise<string> {
  return new URL(await simulatorAddress()).origin
}

async function isPhoneOrigin(origin: string): Promise<boolean> {
  try {
    return origin === (await phoneOrigin())
  } catch {
    return false
  }
}
