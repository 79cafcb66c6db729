import type { ReactNode } from 'react'
import { Type, useCopy } from '../../../ui'
import { envelopeCopy } from './copy'

/** The wish in the lantern; nothing where its giver wrote none. */
export function Blessing({ blessing }: { blessing: string | undefined }): ReactNode {
  const copy = useCopy(envelopeCopy)
  if (!blessing) return null
  return (
    <Type size="lead" tone="ink-2" center above={8}>
      {copy.quoted(blessing)}
    </Type>
  )
}
