import { useEffect, useRef } from 'react'
import { type Asked, call, jitterMs, type Result, useAnswer } from '../../cloud'
import { serverClock } from '../../cloud/server-time'
import { JITTER_MS, waitAfter } from './pace'

type ScenePage = Result<'scenes.show'>

/** A scene's page that goes on while somebody looks at it. While nobody does, nothing is asked. */
export function useLiveScene(key: string, shown: boolean): Asked<ScenePage> {
  const asked = useAnswer(key, async () => {
    const answer = await call('scenes.show', { key })
    if (answer.ok) serverClock.heard(answer.value.totals.asOf)
    return answer
  })
  const { value, trouble, waiting, again } = asked
  const before = useRef<{ page: ScenePage | undefined; waitMs: number }>({
    page: undefined,
    waitMs: 0,
  })
  useEffect(() => {
    if (waiting || !shown || trouble?.kind === 'refused') return undefined
    const { page, waitMs } = before.current
    const heard = trouble ? 'trouble' : isNews(page, value) ? 'news' : 'nothing new'
    const wait = waitAfter(heard, waitMs, jitterMs(JITTER_MS))
    before.current = { page: value, waitMs: wait }
    const timer = setTimeout(again, wait)
    return () => clearTimeout(timer)
  }, [waiting, shown, trouble, value, again])
  return asked
}

function isNews(before: ScenePage | undefined, after: ScenePage | undefined): boolean {
  return (
    before?.lit !== after?.lit ||
    before?.totals.raisedFen !== after?.totals.raisedFen ||
    before?.wishes[0]?.at !== after?.wishes[0]?.at
  )
}
