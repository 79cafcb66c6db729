/**
 * What somebody writes saves itself: a moment after the last key, again when the network is back, and when
 * the page is left. One save is under way at a time. What somebody else saved meanwhile is never written
 * over unasked.
 */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Answer, Trouble } from '../../../cloud'
import { network, usePageHide } from '../../../platform'

const AFTER_MS = 1_200
const AGAIN_MS = 8_000

export type SavingState =
  | { at: 'saved'; savedAt: string | undefined }
  | { at: 'unsaved' | 'saving' }
  | { at: 'failed' | 'changed'; trouble: Trouble }

export type Saving = {
  state: SavingState
  /** Whether all that was written is saved now. */
  saveNow(): Promise<boolean>
  /** Whether a refusal of something else tells of a change of somebody else's; then it is treated as one. */
  heard(trouble: Trouble): boolean
  /** After a change of somebody else's: one's own shall stand. */
  insist(): void
}

type Given<Content> = {
  /** Another one with each change. */
  content: Content
  savedAt: string | undefined
  save: (content: Content, how: { insist: boolean }) => Promise<Answer<{ savedAt: string }>>
}

export function useSaving<Content>({ content, savedAt, save }: Given<Content>): Saving {
  const [state, setState] = useState<SavingState>({ at: 'saved', savedAt })
  const latest = useRef(content)
  const kept = useRef<Content | undefined>(content)
  const refused = useRef<Content>()
  const asks = useRef(save)
  const insists = useRef(false)
  const underWay = useRef<Promise<boolean>>()
  latest.current = content
  asks.current = save

  const saveNow = useCallback(async (): Promise<boolean> => {
    await underWay.current
    if (kept.current === latest.current) return true
    const work = send()
    underWay.current = work
    return work

    async function send(): Promise<boolean> {
      const sent = latest.current
      setState({ at: 'saving' })
      const answer = await asks.current(sent, { insist: insists.current })
      if (!answer.ok) {
        if (isFinal(answer.trouble)) refused.current = sent
        setState({ at: isChanged(answer.trouble) ? 'changed' : 'failed', trouble: answer.trouble })
        return false
      }
      insists.current = false
      kept.current = sent
      const all = latest.current === sent
      setState(all ? { at: 'saved', savedAt: answer.value.savedAt } : { at: 'unsaved' })
      return all
    }
  }, [])

  const { at } = state
  useEffect(() => {
    if (content === kept.current || at === 'saving' || at === 'changed') return undefined
    // Said once already; it is asked again when something else was written.
    if (content === refused.current && at === 'failed') return undefined
    if (at === 'saved') setState({ at: 'unsaved' })
    const timer = setTimeout(() => void saveNow(), at === 'failed' ? AGAIN_MS : AFTER_MS)
    return () => clearTimeout(timer)
  }, [content, at, saveNow])
  const offline = state.at === 'failed' && state.trouble.kind === 'offline'
  useEffect(
    () => (offline ? network.watch((online) => void (online && saveNow())) : undefined),
    [offline, saveNow],
  )
  usePageHide(() => void saveNow())

  return {
    state,
    saveNow,
    heard(trouble) {
      if (!isChanged(trouble)) return false
      setState({ at: 'changed', trouble })
      return true
    },
    insist() {
      insists.current = true
      // Also where nothing was written since: the other's words stand there now.
      kept.current = undefined
      setState({ at: 'unsaved' })
    },
  }
}

function isChanged(trouble: Trouble): boolean {
  return (
    trouble.kind === 'refused' &&
    (trouble.name === 'REPORT_CHANGED' || trouble.name === 'DRAFT_CHANGED')
  )
}

/** No other try of the same words will be taken. */
export function isFinal(trouble: Trouble): boolean {
  return (
    trouble.kind === 'refused' &&
    (trouble.name === 'REPORT_NOT_OPEN' || trouble.name === 'FORBIDDEN')
  )
}
