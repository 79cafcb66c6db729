import { View } from '@tarojs/components'
import type { ComponentProps, ReactNode } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { Type } from '../../../ui'
import { EnvelopeLantern } from '../lantern/envelope-lantern'
import { useEnvelopeWords } from './words'

type Props = {
  envelope: Envelope
  state: ComponentProps<typeof EnvelopeLantern>['state']
  children: ReactNode
}

/** A lantern that is not sent yet: whose it is, its wish, and what there is to say below. */
export function EnvelopeHead({ envelope, state, children }: Props): ReactNode {
  const { gave } = useEnvelopeWords(envelope)
  return (
    <>
      <EnvelopeLantern cover={envelope.cover} state={state} blessing={envelope.blessing} />
      <View className="envelope__words">
        <Type size="headline" center>
          {gave}
        </Type>
        {children}
      </View>
    </>
  )
}
