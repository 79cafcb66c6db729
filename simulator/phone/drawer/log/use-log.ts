import { useEffect, useRef, useState } from 'react'
import { keep, parseEntry } from './kept'
import type { Entry } from './told'

/** The simulator's log as it grows. Entries are taken in handfuls, so that a crowd doesn't redraw for each. */

const HANDFUL_MS = 200
const AGAIN_MS = 3_000

export const useLog = (onCame: (kinds: ReadonlySet<string>) => void) => {
  const [entries, setEntries] = useState<readonly Entry[]>([])
  const [isLive, setLive] = useState(false)
  const tell = useRef(onCame)
  tell.current = onCame

  useEffect(() => {
    let came: Entry[] = []
    let flushing: ReturnType<typeof setTimeout> | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let source: EventSource

    const flush = () => {
      const handful = came
      came = []
      flushing = undefined
      setEntries((kept) => keep(kept, handful))
      tell.current(new Set(handful.map(({ kind }) => kind)))
    }
    const connect = () => {
      source = new EventSource('/control/log/stream')
      source.onopen = () => setLive(true)
      source.onerror = () => {
        setLive(false)
        // A browser comes back by itself from a line that was cut, but not from a refusal.
        if (source.readyState === EventSource.CLOSED) again = setTimeout(connect, AGAIN_MS)
      }
      source.onmessage = ({ data }: MessageEvent<string>) => {
        const entry = parseEntry(data)
        if (entry === undefined) return
        came.push(entry)
        flushing ??= setTimeout(flush, HANDFUL_MS)
      }
    }
    connect()
    return () => {
      source.close()
      clearTimeout(flushing)
      clearTimeout(again)
    }
  }, [])

  return { entries, isLive }
}
