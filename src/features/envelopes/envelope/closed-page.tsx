import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { openPage } from '../../../platform'
import { Button, Type, useCopy } from '../../../ui'
import { EnvelopeLantern } from '../lantern/envelope-lantern'
import { AddOne } from './add-one'
import { envelopeCopy } from './copy'
import type { Standing } from './standing'
import { useEnvelopeWords } from './words'

type Closed = Exclude<Standing, 'own' | 'waiting' | 'to-watch' | 'choosing' | 'directed'>

type Props = { envelope: Envelope; standing: Closed; readOnly: boolean }

/** Nothing can be opened here any more, or not yet: it says why, and where the money went. */
export function ClosedPage({ envelope, standing, readOnly }: Props): ReactNode {
  const copy = useCopy(envelopeCopy)
  const { title, text } = useSentences(envelope, standing)
  const { defaultProjectId: projectId } = envelope
  const waitsIn = standing === 'opened-today' ? envelope.door?.waitsIn : undefined
  return (
    <>
      <EnvelopeLantern cover={envelope.cover} state={standing === 'unpaid' ? 'waiting' : 'lit'} />
      <View className="envelope__words">
        <Type size="headline" center>
          {title}
        </Type>
        {text ? (
          <Type size="lead" tone="ink-2" center above={8}>
            {text}
          </Type>
        ) : null}
      </View>
      {readOnly ? null : (
        <View className="envelope__foot">
          {waitsIn ? (
            <Button kind="primary" onPress={() => openPage('envelope', { envelopeId: waitsIn })}>
              {copy.seeWaiting}
            </Button>
          ) : (
            <AddOne projectId={projectId} />
          )}
          <Button kind="plain" onPress={() => openPage('home', {})}>
            {copy.home}
          </Button>
        </View>
      )}
    </>
  )
}

function useSentences(envelope: Envelope, standing: Closed): { title: string; text?: string } {
  const copy = useCopy(envelopeCopy)
  const { defaultTitle } = useEnvelopeWords(envelope)
  switch (standing) {
    case 'left':
      return { title: copy.left(defaultTitle), text: copy.allOpenedText }
    case 'late':
      return { title: copy.late(defaultTitle), text: copy.allOpenedText }
    case 'all-opened':
      return { title: copy.allOpened, text: copy.allOpenedText }
    case 'opened-today':
      return {
        title: copy.openedToday,
        text: envelope.door?.waitsIn ? copy.waitsText : copy.openedTodayText,
      }
    case 'refunded':
      return { title: copy.refunded, text: copy.refundedText }
    case 'unpaid':
      return { title: copy.unpaid, text: copy.unpaidText }
  }
}
