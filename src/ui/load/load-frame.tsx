import type { ReactNode } from 'react'
import { useCopy, useWords } from '../copy'
import { kitCopy } from '../kit-copy'
import { ErrorState } from '../state/page-state'

/** A question to the server as a screen sees it; `useAnswer` of src/cloud gives it. */
export type Asked<Value> = {
  value: Value | undefined
  trouble:
    | {
        kind: 'refused' | 'offline' | 'slow' | 'busy' | 'fault'
        sentence: { readonly zh: string; readonly en: string }
      }
    | undefined
  again: () => void
}

type Props<Value> = {
  asked: Asked<Value>
  /** The shape of what comes. */
  skeleton: ReactNode
  /** Shown when the server says no, which another try would not change. */
  refused?: ReactNode | undefined
  children: (value: Value) => ReactNode
}

/**
 * The thing itself as soon as there is one, and it stays while a newer one is fetched or fails to come.
 * Before that its shape; after a trouble a sentence about the money and another try.
 */
export function LoadFrame<Value>({ asked, skeleton, refused, children }: Props<Value>): ReactNode {
  const copy = useCopy(kitCopy)
  const words = useWords()
  const { value, trouble, again } = asked
  if (value !== undefined) return children(value)
  if (!trouble) return skeleton
  if (trouble.kind === 'refused' && refused) return refused
  return (
    <ErrorState
      title={copy.trouble[trouble.kind]}
      text={words(trouble.sentence)}
      onRetry={trouble.kind === 'refused' ? undefined : again}
    />
  )
}
