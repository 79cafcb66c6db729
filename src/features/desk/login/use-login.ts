/** A wide screen's code from its beginning to its end, and the session that a phone gives for it. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { call, enter, type Result, type Trouble } from '../../../cloud'

/** How often is asked whether a phone has confirmed it. */
const ASK_MS = 2_000

export type LoginState =
  | { at: 'starting' | 'entering' | 'ended' }
  | { at: 'waiting'; code: string; endsAt: string }
  | { at: 'failed'; trouble: Trouble }

export function useLogin(onEntered: () => void): { state: LoginState; anew: () => void } {
  const [state, setState] = useState<LoginState>({ at: 'starting' })
  const [started, setStarted] = useState<Result<'desk.start'>>()
  const entered = useRef(onEntered)
  entered.current = onEntered

  const anew = useCallback(() => {
    setState({ at: 'starting' })
    setStarted(undefined)
    void call('desk.start', {}).then((answer) => {
      if (!answer.ok) return setState({ at: 'failed', trouble: answer.trouble })
      setStarted(answer.value)
      setState({ at: 'waiting', code: answer.value.code, endsAt: answer.value.endsAt })
    })
  }, [])
  useEffect(anew, [anew])

  useEffect(() => {
    if (!started) return undefined
    let over = false
    let timer: ReturnType<typeof setTimeout>
    const ask = async (): Promise<void> => {
      const answer = await call('desk.take', { ticket: started.ticket })
      if (over) return
      if (answer.ok && 'sessionToken' in answer.value) return take(answer.value.sessionToken)
      // A network that is away for a moment does not end the code; the server's word does.
      if (!answer.ok && answer.trouble.kind === 'refused') return setState({ at: 'ended' })
      later()
    }
    const take = async (token: string): Promise<void> => {
      setState({ at: 'entering' })
      await enter(token).then(
        () => entered.current(),
        () => setState({ at: 'ended' }),
      )
    }
    const later = (): void => {
      timer = setTimeout(() => void ask(), ASK_MS)
    }
    later()
    return () => {
      over = true
      clearTimeout(timer)
    }
  }, [started])
  return { state, anew }
}
