/** The messages of docs/bridge.md, as the phone hears them. */
import { z } from 'zod'

// The page forbids evaluated code, and zod would try it and be complained about.
z.config({ jitless: true })

const to = z.enum(['chat', 'moments'])

const asks = {
  pay: z.object({
    timeStamp: z.string(),
    nonceStr: z.string(),
    package: z.string().startsWith('prepay_id='),
    signType: z.string(),
    paySign: z.string(),
  }),
  share: z.object({
    to,
    title: z.string().min(1),
    // Without a leading slash, as the platform takes it.
    path: z.string().regex(/^[^/]/),
    query: z.string().optional(),
    imageUrl: z.string().optional(),
  }),
  subscribe: z.object({ templateIds: z.array(z.string()).min(1).max(3) }),
  scan: z.object({}),
  sign: z.object({
    appId: z.string(),
    path: z.string(),
    extraData: z.record(z.string(), z.union([z.string(), z.number()])),
  }),
}
const says = {
  ready: z.object({}),
  title: z.object({ title: z.string() }),
  bar: z.object({ text: z.enum(['light', 'dark']) }),
  leave: z.object({}),
}

type Asks = { [K in keyof typeof asks]: z.output<(typeof asks)[K]> }
type Says = { [K in keyof typeof says]: z.output<(typeof says)[K]> }
export type Ask = { [K in keyof Asks]: { ask: K; body: Asks[K] } }[keyof Asks]
export type Said = { [K in keyof Says]: { say: K; body: Says[K] } }[keyof Says]

/** What the phone says without being asked. */
export type PhoneSays =
  | { say: 'back' | 'shown' | 'hidden'; body: Record<string, never> }
  | { say: 'look'; body: { theme: string; fontScale: number; language: string } }
  | { say: 'share'; body: { to: 'chat' | 'moments' } }

const envelope = z.union([
  z.object({
    lantern: z.literal(1),
    ask: z.string(),
    id: z.union([z.string(), z.number()]),
    body: z.unknown().optional(),
  }),
  z.object({ lantern: z.literal(1), say: z.string(), body: z.unknown().optional() }),
])

export type AskId = string | number
export type Heard =
  | { kind: 'ask'; id: AskId; ask: Ask }
  | { kind: 'say'; said: Said }
  | { kind: 'unfit'; id: AskId; reason: string }
  | { kind: 'nothing'; reason: string }

/** `unfit` is a question that cannot be understood but has a number to answer under. */
export function readMessage(data: unknown): Heard {
  const parsed = envelope.safeParse(data)
  if (!parsed.success) return { kind: 'nothing', reason: 'no message of the bridge' }
  if ('ask' in parsed.data) return readAsk(parsed.data)
  const { say, body } = parsed.data
  const schema = Object.hasOwn(says, say) ? says[say as keyof Says] : undefined
  const read = schema?.safeParse(body ?? {})
  if (read === undefined) return { kind: 'nothing', reason: `nobody says "${say}" to a phone` }
  if (!read.success) return { kind: 'nothing', reason: `"${say}" with another body` }
  return { kind: 'say', said: { say, body: read.data } as Said }
}

function readAsk({ ask, id, body }: { ask: string; id: AskId; body?: unknown }): Heard {
  const schema = Object.hasOwn(asks, ask) ? asks[ask as keyof Asks] : undefined
  const read = schema?.safeParse(body ?? {})
  if (read === undefined) return { kind: 'unfit', id, reason: `nobody asks a phone for "${ask}"` }
  if (!read.success) return { kind: 'unfit', id, reason: `"${ask}" with another body` }
  return { kind: 'ask', id, ask: { ask, body: read.data } as Ask }
}
