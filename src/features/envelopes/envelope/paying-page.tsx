import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { openPage } from '../../../platform'
import { a11y, Button, Type, useCopy } from '../../../ui'
import { useFollowing } from '../../gifts'
import { EnvelopeLantern } from '../lantern/envelope-lantern'
import { envelopeCopy } from './copy'

type Props = { envelope: Envelope; giftId: string; again: () => void }

/** The gift's payment is looked after as on its result page; then the envelope is read again. */
export function PayingPage({ envelope, giftId, again }: Props): ReactNode {
  const copy = useCopy(envelopeCopy)
  const { verdict, resting, lookAgain } = useFollowing(giftId)
  const { defaultProjectId: projectId, door } = envelope
  useEffect(() => {
    if (verdict === 'lit') again()
  }, [verdict, again])
  const { title, text } = useVerdict(verdict, resting)
  return (
    <>
      <EnvelopeLantern cover={envelope.cover} state="waiting" />
      <View className="envelope__words">
        <View {...a11y({ role: 'status', live: 'polite' })}>
          <Type size="headline" center>
            {title}
          </Type>
          <Type tone="ink-2" center above={8}>
            {text}
          </Type>
        </View>
      </View>
      <View className="envelope__foot">
        {verdict === 'unpaid' ? (
          <Button
            kind="primary"
            onPress={() => openPage('wrap', { projectId, ...(door && { videoId: door.videoId }) })}
          >
            {copy.own.again}
          </Button>
        ) : resting ? (
          <Button kind="primary" onPress={lookAgain}>
            {copy.own.lookAgain}
          </Button>
        ) : null}
        <Button kind="plain" onPress={() => openPage('gift', { giftId })}>
          {copy.gift}
        </Button>
      </View>
    </>
  )
}

function useVerdict(verdict: ReturnType<typeof useFollowing>['verdict'], resting: boolean) {
  const { own } = useCopy(envelopeCopy)
  switch (verdict) {
    case 'unpaid':
      return { title: own.unpaid, text: own.unpaidText }
    case 'held':
      return { title: own.held, text: own.heldText }
    case 'returned':
      return { title: own.refunded, text: own.refundedText }
    default:
      return { title: own.checking, text: resting ? own.restingText : own.checkingText }
  }
}
