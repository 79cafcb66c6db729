/** What others do is seen within a second, without a reload. */
import { useCallback, useEffect, useState } from 'react'
import { read, sentenceOf } from './control'

const EVERY_MS = 1000

export type Fresh<T> = { value?: T; error?: string; again: () => void }

/** Reads again each second while the window is looked at; nothing at all for an undefined path. */
export function useFresh<T>(path: string | undefined, everyMs = EVERY_MS): Fresh<T> {
  const [seen, setSeen] = useState<{ path: string; text: string; value: T }>()
  const [error, setError] = useState<string>()
  const [turn, setTurn] = useState(0)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a turn begins the reading anew.
  useEffect(() => {
    if (path === undefined) return
    let isOver = false
    const look = async () => {
      if (document.hidden) return
      try {
        const value = await read<T>(path)
        if (isOver) return
        const text = JSON.stringify(value)
        setSeen((before) =>
          before?.path === path && before.text === text ? before : { path, text, value },
        )
        setError(undefined)
      } catch (failure) {
        if (!isOver) setError(sentenceOf(failure))
      }
    }
    void look()
    const timer = setInterval(() => void look(), everyMs)
    return () => {
      isOver = true
      clearInterval(timer)
    }
  }, [path, everyMs, turn])
  const again = useCallback(() => setTurn((before) => before + 1), [])
  return {
    again,
    ...(seen !== undefined && seen.path === path ? { value: seen.value } : {}),
    ...(error === undefined ? {} : { error }),
  }
}
