import { useCallback, useEffect, useRef, useState } from 'react'
import { control } from '../control'
import type { Entry } from './told'
import type { NameOf } from './words'

/** Who is behind an openid, as far as it is known; asked again, not too often, when a stranger turns up. */

type Person = { openid: string; name: string }

const AGAIN_MS = 3_000

export const useNames = (entries: readonly Entry[]): NameOf => {
  const [names, setNames] = useState<ReadonlyMap<string, string>>(new Map())
  const askedFor = useRef(new Set<string>())
  const askedMs = useRef(Number.NEGATIVE_INFINITY)

  useEffect(() => {
    const strangers = entries
      .map(openidIn)
      .filter((openid) => openid !== undefined)
      .filter((openid) => !names.has(openid) && !askedFor.current.has(openid))
    if (strangers.length === 0) return
    const ask = async () => {
      askedMs.current = performance.now()
      for (const openid of strangers) askedFor.current.add(openid)
      // Without an answer people go by their numbers.
      const people = await control<Person[]>('/people').catch((): Person[] => [])
      setNames((known) => new Map([...known, ...people.map(named)]))
    }
    const asking = setTimeout(ask, Math.max(0, askedMs.current + AGAIN_MS - performance.now()))
    return () => clearTimeout(asking)
  }, [entries, names])

  return useCallback((openid) => names.get(openid) ?? `…${openid.slice(-6)}`, [names])
}

const named = ({ openid, name }: Person): [string, string] => [openid, name]

const openidIn = ({ body }: Entry) =>
  'openid' in body && typeof body.openid === 'string' ? body.openid : undefined
