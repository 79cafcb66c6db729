/** Something that a screen loads when it opens, with the states that a person meets on the way. */
import { useCallback, useEffect, useRef, useState } from 'react'

/** From here on an honest sentence says that it is slow (look.md). */
const SLOW_AFTER_MS = 8000

export type Load<Value> =
  | { state: 'loading'; slow: boolean; again: () => void }
  | { state: 'failed'; error: unknown; again: () => void }
  /** `refreshing`: newer values are on their way; what is shown stays. */
  | { state: 'ready'; value: Value; refreshing: boolean; error?: unknown; again: () => void }

type Inner<Value> = { value?: Value; ready: boolean; error?: unknown; busy: boolean; slow: boolean }

/**
 * Loads when mounted, whenever `key` changes, and on `again()`. An answer to an older question is
 * dropped. Once there is a value, a failed refresh keeps it. `merge` joins an older value and a newer
 * one: a total keeps the greatest `asOf`, so that it never falls back.
 */
export function useLoad<Value>(
  key: string,
  load: () => Promise<Value>,
  merge: (older: Value, newer: Value) => Value = (_, newer) => newer,
): Load<Value> {
  const [inner, setInner] = useState<Inner<Value>>({ ready: false, busy: true, slow: false })
  const asked = useRef(0)
  const latest = useRef({ load, merge })
  latest.current = { load, merge }

  const ask = useCallback((keep: boolean) => {
    asked.current += 1
    const mine = asked.current
    const settle = (next: (before: Inner<Value>) => Inner<Value>): void => {
      if (mine === asked.current) setInner(next)
    }
    settle((before) => ({ ...(keep ? before : { ready: false }), busy: true, slow: false }))
    const slow = setTimeout(() => settle((before) => ({ ...before, slow: true })), SLOW_AFTER_MS)
    latest.current
      .load()
      .then(
        (value) => settle((before) => taken(before, value, latest.current.merge)),
        (error: unknown) => settle((before) => ({ ...before, error, busy: false, slow: false })),
      )
      .finally(() => clearTimeout(slow))
    return () => clearTimeout(slow)
  }, [])

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for what `load` closes over.
  useEffect(() => {
    const stop = ask(false)
    return () => {
      asked.current += 1
      stop()
    }
  }, [key, ask])

  const again = useCallback(() => void ask(true), [ask])
  return outer(inner, again)
}

function taken<Value>(
  before: Inner<Value>,
  value: Value,
  merge: (older: Value, newer: Value) => Value,
): Inner<Value> {
  const joined = before.ready && before.value !== undefined ? merge(before.value, value) : value
  return { value: joined, ready: true, busy: false, slow: false }
}

function outer<Value>(inner: Inner<Value>, again: () => void): Load<Value> {
  const { value, ready, error, busy, slow } = inner
  if (ready && value !== undefined) {
    return { state: 'ready', value, refreshing: busy, ...(error ? { error } : {}), again }
  }
  if (busy) return { state: 'loading', slow, again }
  return { state: 'failed', error, again }
}
