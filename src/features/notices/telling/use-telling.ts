/** The consent to messages: which can be asked for, what was accepted, and whether the server knows of it. */
import { useEffect, useRef, useState } from 'react'
import type { NoticeKind } from '../../../../contracts/notices'
import { call, newKey, type Result, type Trouble } from '../../../cloud'
import { subscribe, usePageShownAgain } from '../../../platform'

/** So many templates WeChat asks about behind one tap. */
const ASKED_AT_ONCE_MAX = 3

type Template = Result<'notices.mine'>['templates'][number]
type Consent = { key: string; accepted: string[] }

export type TellingState =
  | { is: 'offered' | 'asking' | 'keeping' | 'refused' }
  /** The consent is kept under its key, so that another try counts it once; absent when the server said no. */
  | { is: 'failed'; trouble: Trouble; consent?: Consent }
  | { is: 'accepted'; kinds: NoticeKind[] }

export type Telling = {
  /** What can be asked for, all at once. */
  kinds: NoticeKind[]
  state: TellingState
  /** Settles once the question is answered and what came of it is kept. */
  tell: () => Promise<void>
  /** Takes back what was promised of messages that have come since. */
  look: () => Promise<void>
}

/**
 * Undefined where nobody can be asked: in a plain browser, in Moments, or without templates.
 *
 * @param only asks for messages of these kinds and no others
 */
export function useTelling(...only: NoticeKind[]): Telling | undefined {
  return useConsent(useTemplates(only))
}

/** The same for templates that are known already; none where nobody can be asked. */
export function useConsent(known: readonly Template[]): Telling | undefined {
  const templates = subscribe.available ? known.slice(0, ASKED_AT_ONCE_MAX) : []
  const [state, setState] = useState<TellingState>({ is: 'offered' })
  const latest = useRef(state)
  latest.current = state

  const look = async (): Promise<void> => {
    const before = latest.current
    if (before.is !== 'accepted') return
    const answer = await call('notices.mine', {})
    // What is not known stays as it was said; so does what was answered meanwhile.
    if (!answer.ok || latest.current !== before) return
    const left = answer.value.templates.filter(({ credits }) => credits > 0)
    const kinds = before.kinds.filter((kind) => left.some((template) => template.kind === kind))
    if (kinds.length === before.kinds.length) return
    setState(kinds.length > 0 ? { is: 'accepted', kinds } : { is: 'offered' })
  }
  usePageShownAgain(() => void look())
  if (templates.length === 0) return undefined

  const keep = async (consent: Consent): Promise<void> => {
    setState({ is: 'keeping' })
    const answer = await call('notices.allow', consent)
    if (answer.ok) return setState({ is: 'accepted', kinds: kindsOf(templates, consent) })
    const { trouble } = answer
    setState({ is: 'failed', trouble, ...(trouble.kind === 'refused' ? {} : { consent }) })
  }

  const ask = async (): Promise<void> => {
    // First of all, because WeChat asks only in the very turn of the tap.
    const question = subscribe.ask(templates.map(({ templateId }) => templateId))
    setState({ is: 'asking' })
    const accepted = await question
    if (accepted.length === 0) return setState({ is: 'refused' })
    await keep({ key: newKey(), accepted: [...accepted] })
  }

  const tell = async (): Promise<void> => {
    if (state.is === 'failed' && state.consent) await keep(state.consent)
    else if (state.is !== 'asking' && state.is !== 'keeping') await ask()
  }
  return { kinds: templates.map(({ kind }) => kind), state, tell, look }
}

/** Asked for as soon as the page is there: between a tap and the platform's question nothing may wait. */
function useTemplates(only: readonly NoticeKind[]): readonly Template[] {
  const [templates, setTemplates] = useState<readonly Template[]>([])
  const wanted = only.join()
  useEffect(() => {
    if (!subscribe.available) return undefined
    let left = false
    void call('notices.mine', {}).then((answer) => {
      if (!answer.ok || left) return
      const kinds = wanted.split(',')
      setTemplates(answer.value.templates.filter(({ kind }) => !wanted || kinds.includes(kind)))
    })
    return () => {
      left = true
    }
  }, [wanted])
  return templates
}

function kindsOf(templates: readonly Template[], { accepted }: Consent): NoticeKind[] {
  return templates.filter(({ templateId }) => accepted.includes(templateId)).map(({ kind }) => kind)
}
