/**
 * The phone's side of the bridge: hears its own frames at the origin where they stand and nothing else. What
 * it does not hear is listed, so that somebody who looks for a lost message finds it.
 */
import type { Ask, PhoneSays, Said } from './message'
import { readMessage } from './message'

/** As much of a `MessageEvent` as counts. */
export type Arrival = { origin: string; source: unknown; data: unknown }
/** As much of a window as is spoken to. */
export type Listener = { postMessage(message: unknown, origin: string): void }
export type Ignored = { origin: string; reason: string; at: number }

export type Frame = {
  window: Listener
  /** The origin at which this frame was opened. */
  origin: string
  /** Rejects with an `Error` whose message is the sentence that the page is told. */
  asked(ask: Ask): Promise<unknown>
  said(said: Said): void
}

const IGNORED_MAX = 50

export type PhoneSide = ReturnType<typeof createPhoneSide>

export function createPhoneSide(nowMs: () => number, note: (ignored: Ignored) => void) {
  const frames = new Set<Frame>()
  let origins: ReadonlySet<string> = new Set()
  let ignored: readonly Ignored[] = []

  const ignore = (origin: string, reason: string): void => {
    const one = { origin, reason, at: nowMs() }
    ignored = [one, ...ignored].slice(0, IGNORED_MAX)
    note(one)
  }

  const post = ({ window, origin }: Frame, message: object): void =>
    window.postMessage({ lantern: 1, ...message }, origin)

  const answer = async (frame: Frame, id: string | number, ask: Ask): Promise<void> => {
    const message = await frame.asked(ask).then(
      (body) => ({ answer: id, body }),
      (error: Error) => ({ answer: id, error: error.message }),
    )
    if (frames.has(frame)) post(frame, message)
  }

  return {
    ignored: () => ignored,

    productIsAt(known: string[]): void {
      origins = new Set(known)
    },

    /** Listens to a frame until the answer is called. */
    add(frame: Frame): () => void {
      frames.add(frame)
      return () => frames.delete(frame)
    },

    say(frame: Frame, said: PhoneSays): void {
      post(frame, said)
    },

    hear({ origin, source, data }: Arrival): void {
      const frame = [...frames].find(({ window }) => window === source)
      const heard = readMessage(data)
      if (frame === undefined) ignore(origin, 'from no frame of this page')
      else if (!origins.has(origin)) ignore(origin, 'from no origin of the product')
      else if (heard.kind === 'ask') void answer(frame, heard.id, heard.ask)
      else if (heard.kind === 'say') frame.said(heard.said)
      else {
        ignore(origin, heard.reason)
        if (heard.kind === 'unfit') post(frame, { answer: heard.id, error: heard.reason })
      }
    },
  }
}
