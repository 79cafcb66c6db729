/** Whether one follows a project, and the question for a message when one begins to. */
import { useState } from 'react'
import { call, type Trouble, useAnswer } from '../../../cloud'
import { useConsent } from '../telling/use-telling'

export type Following = {
  follows: boolean
  busy: 'asking' | 'keeping' | undefined
  trouble: Trouble | undefined
  /** A message was let through just now, beside the inbox. */
  withMessage: boolean
  /** Follows, or no longer. */
  turn: () => Promise<void>
}

/** Undefined until it is known, and where no answer comes: it is an extra. */
export function useFollowing(projectId: string): Following | undefined {
  const { value } = useAnswer(`following ${projectId}`, () =>
    call('projects.following', { projectId }),
  )
  const telling = useConsent(value?.templates ?? [])
  const [turned, setTurned] = useState<boolean>()
  const [busy, setBusy] = useState<Following['busy']>()
  const [trouble, setTrouble] = useState<Trouble>()
  if (!value) return undefined
  const follows = turned ?? value.follows

  const turn = async (): Promise<void> => {
    if (busy) return
    // First of all, because WeChat asks only in the very turn of the tap; a "no" still leaves the inbox.
    const question = follows ? undefined : telling?.tell()
    setTrouble(undefined)
    setBusy(question ? 'asking' : 'keeping')
    await question
    setBusy('keeping')
    const answer = await (follows
      ? call('projects.unfollow', { projectId })
      : call('projects.follow', { projectId }))
    setBusy(undefined)
    if (answer.ok) setTurned(answer.value.follows)
    else setTrouble(answer.trouble)
  }
  return { follows, busy, trouble, withMessage: telling?.state.is === 'accepted', turn }
}
