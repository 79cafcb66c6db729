/**
 * The chat app around the page, when there is one: a phone that holds this page in a frame and speaks to
 * it as WeChat speaks to a mini program (docs/bridge.md). Only `*.h5.ts` files import this. A page that
 * stands alone in a browser has no phone, and does with what a browser can.
 */
import { simulatorAddress } from './simulator'

export type Phone = PhoneLook & {
  openid: string
  /** How the app was opened, as the platform numbers it. */
  scene: number
  /** Lengths in px, see `WindowTop`. */
  top: { statusBar: number; bar: number; capsule: number }
}

export type PhoneLook = {
  theme: 'light' | 'dark'
  /** 1 is the platform's normal size. */
  fontScale: number
  /** A language tag. */
  language: string
}

export type SharedCard = {
  to: 'chat' | 'moments'
  title: string
  path: string
  query?: string
  imageUrl: string
}

/** What can be asked, and what comes back. */
type Asked = {
  pay: { body: object; answer: 'ok' | 'cancel' | 'fail' | 'unknown' }
  share: { body: SharedCard; answer: 'sent' | 'cancelled' }
  subscribe: {
    body: { templateIds: readonly string[] }
    answer: Readonly<Record<string, 'accept' | 'reject'>>
  }
  scan: { body: object; answer: { path: string; query: string } | 'cancelled' }
}

/** What the phone says by itself. */
type Said = {
  back: object
  look: PhoneLook
  share: { to: 'chat' | 'moments' }
  shown: object
  hidden: object
}

const NAME = 'lantern-phone'

/** The phone around this page; undefined in a plain browser. Its word is a look and a drawer, no proof. */
export const phone: Phone | undefined = phoneIn(window.name)

const listeners = new Map<keyof Said, Set<(body: never) => void>>()
const waiting = new Map<number, { resolve(answer: never): void; reject(error: Error): void }>()
let asked = 0

/** Asks the phone and waits for its answer, however long a person takes. Rejects when there is no phone, or it could not. */
export async function askPhone<Name extends keyof Asked>(
  ask: Name,
  body: Asked[Name]['body'],
): Promise<Asked[Name]['answer']> {
  if (!phone) throw new Error('there is no phone around this page')
  const origin = await phoneOrigin()
  asked += 1
  const id = asked
  const answer = new Promise<Asked[Name]['answer']>((resolve, reject) => {
    waiting.set(id, { resolve, reject })
  })
  window.parent.postMessage({ lantern: 1, ask, id, body }, origin)
  return answer
}

/** Tells the phone something that needs no answer. Without a phone nobody hears it. */
export function tellPhone(say: 'ready' | 'title' | 'leave', body: object = {}): void {
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
  tellPhone('ready')
}

async function take({ source, origin, data }: MessageEvent<unknown>): Promise<void> {
  if (!isOurs(data)) return
  if (source !== window.parent || origin !== (await phoneOrigin())) {
    console.warn('a message for the bridge came from elsewhere', origin)
    return
  }
  if (typeof data.say === 'string') {
    for (const heard of listeners.get(data.say as keyof Said) ?? []) heard(data.body as never)
    return
  }
  const asker = waiting.get(data.answer as number)
  if (!asker) return console.warn('a message of the bridge has an unknown shape')
  waiting.delete(data.answer as number)
  if (typeof data.error === 'string') asker.reject(new Error(data.error))
  else asker.resolve(data.body as never)
}

type Message = { lantern: 1; say?: unknown; answer?: unknown; body?: unknown; error?: unknown }

function isOurs(data: unknown): data is Message {
  return typeof data === 'object' && data !== null && 'lantern' in data && data.lantern === 1
}

async function phoneOrigin(): Promise<string> {
  return new URL(await simulatorAddress()).origin
}

function phoneIn(name: string): Phone | undefined {
  if (!name.startsWith(NAME) || window.parent === window) return undefined
  try {
    return JSON.parse(name.slice(NAME.length))
  } catch {
    return undefined
  }
}
