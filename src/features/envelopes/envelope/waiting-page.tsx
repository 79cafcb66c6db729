import type { ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { Button, Notice, Type, useCopy, useWords } from '../../../ui'
import { envelopeCopy } from './copy'
import { EnvelopeHead } from './envelope-head'
import { OpeningFoot } from './opening-foot'
import type { OpenedEnvelope } from './use-envelope'

type Props = { envelope: Envelope; opened: OpenedEnvelope; readOnly: boolean }

/** A lantern that hangs and waits: one tap opens it. */
export function WaitingPage({ envelope, opened, readOnly }: Props): ReactNode {
  const copy = useCopy(envelopeCopy)
  const words = useWords()
  const opening = opened.doing === 'opening'
  return (
    <>
      <EnvelopeHead envelope={envelope} state={opening ? 'opening' : 'waiting'}>
        <Type tone="ink-3" center above={12} figures>
          {copy.progress(envelope.opened, envelope.portions)}
        </Type>
      </EnvelopeHead>
      <OpeningFoot envelope={envelope} readOnly={readOnly}>
        {opened.trouble ? (
          <Notice tone="gold" icon="info" live>
            {words(opened.trouble.sentence)}
          </Notice>
        ) : null}
        <Button kind="primary" busy={opened.doing !== 'nothing'} onPress={opened.open}>
          {opening ? copy.opening : copy.open}
        </Button>
      </OpeningFoot>
    </>
  )
}
