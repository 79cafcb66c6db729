import type { ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { openPage } from '../../../platform'
import { Button, Type, useCopy } from '../../../ui'
import { envelopeCopy } from './copy'
import { EnvelopeHead } from './envelope-head'
import { OpeningFoot } from './opening-foot'
import { useEnvelopeWords } from './words'

type Props = { envelope: Envelope; door: NonNullable<Envelope['door']>; readOnly: boolean }

/** A pot whose video comes first: it says so, and leads there. */
export function WatchPage({ envelope, door, readOnly }: Props): ReactNode {
  const copy = useCopy(envelopeCopy)
  const { video } = useEnvelopeWords(envelope)
  const { videoId } = door
  return (
    <>
      <EnvelopeHead envelope={envelope} state="waiting">
        <Type size="lead" center above={12}>
          {copy.watchFirst(video)}
        </Type>
        <Type tone="ink-3" center above={8} figures>
          {copy.progress(envelope.opened, envelope.portions)}
        </Type>
      </EnvelopeHead>
      <OpeningFoot envelope={envelope} readOnly={readOnly}>
        <Button kind="primary" onPress={() => openPage('video', { videoId })}>
          {copy.watch}
        </Button>
      </OpeningFoot>
    </>
  )
}
