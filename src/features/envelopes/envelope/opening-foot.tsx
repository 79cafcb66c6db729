import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { Notice, Type, useCopy } from '../../../ui'
import { envelopeCopy } from './copy'
import { useEnvelopeWords } from './words'

type Props = { envelope: Envelope; readOnly: boolean; children: ReactNode }

/** The one thing to do before a portion is open, and what opening means; seen from Moments, where to do it. */
export function OpeningFoot({ envelope, readOnly, children }: Props): ReactNode {
  const copy = useCopy(envelopeCopy)
  const { charity } = useEnvelopeWords(envelope)
  return (
    <View className="envelope__foot">
      {readOnly ? (
        <Notice tone="jade" icon="info">
          {copy.readOnly}
        </Notice>
      ) : (
        children
      )}
      <Type size="fact" tone="ink-3" center above={8}>
        {copy.openNote(charity)}
      </Type>
    </View>
  )
}
