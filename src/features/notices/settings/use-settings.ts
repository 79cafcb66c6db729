/** Of which kinds messages may come: each choice is shown at once, and taken back when it was not kept. */
import { useState } from 'react'
import type { NoticeKind } from '../../../../contracts/notices'
import { type Asked, call, type Result, type Trouble, useAnswer } from '../../../cloud'

type Settings = Result<'notices.settings'>

export type NoticeChoices = {
  asked: Asked<Settings>
  kinds: Settings['kinds']
  trouble: Trouble | undefined
  set: (kind: NoticeKind, on: boolean) => Promise<void>
}

export function useSettings(): NoticeChoices {
  const asked = useAnswer('notices.settings', () => call('notices.settings', {}))
  const [chosen, setChosen] = useState<ReadonlyMap<NoticeKind, boolean>>(new Map())
  const [trouble, setTrouble] = useState<Trouble>()
  const choose = (kind: NoticeKind, on: boolean): void =>
    setChosen((before) => new Map(before).set(kind, on))

  const set = async (kind: NoticeKind, on: boolean): Promise<void> => {
    choose(kind, on)
    setTrouble(undefined)
    const answer = await call('notices.set', { kind, on })
    if (answer.ok) return
    choose(kind, !on)
    setTrouble(answer.trouble)
  }
  const kinds = (asked.value?.kinds ?? []).map((of) => ({
    ...of,
    on: chosen.get(of.kind) ?? of.on,
  }))
  return { asked, kinds, trouble, set }
}
