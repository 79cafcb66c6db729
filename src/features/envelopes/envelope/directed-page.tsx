import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { knock, openPage } from '../../../platform'
import { Amount, a11y, Button, Tag, Type, useCopy } from '../../../ui'
import { EnvelopeLantern } from '../lantern/envelope-lantern'
import { AddOne } from './add-one'
import { Blessing } from './blessing'
import { envelopeCopy } from './copy'
import { useEnvelopeWords } from './words'

type Props = {
  envelope: Envelope
  /** It was sent just now. */
  fresh: boolean
}

/** What was lit and whose wish it was, with a lantern of one's own beside it. */
export function DirectedPage({ envelope, fresh }: Props): ReactNode {
  const copy = useCopy(envelopeCopy)
  const { titleOf, wish } = useEnvelopeWords(envelope)
  const { portion, defaultProjectId } = envelope
  const projectId = portion?.directedTo ?? defaultProjectId
  useEffect(() => {
    if (fresh) knock('light')
  }, [fresh])
  return (
    <>
      <EnvelopeLantern cover={envelope.cover} state={fresh ? 'opening' : 'lit'} />
      <View className="envelope__words">
        <View {...a11y({ role: 'status', live: 'polite' })}>
          <Type size="headline" center>
            {copy.lit}
          </Type>
          <Type size="lead" center above={8}>
            {copy.went(titleOf(projectId))}
          </Type>
        </View>
        <View className="envelope__sum">
          <Amount fen={portion?.amountFen ?? 0} size={20} />
          <Tag tone="ink-2">{copy.notCash}</Tag>
        </View>
        <Type tone="ink-3" center above={12}>
          {wish}
        </Type>
        <Blessing blessing={envelope.blessing} />
      </View>
      <View className="envelope__foot">
        <AddOne projectId={projectId} />
        <Button kind="plain" onPress={() => openPage('project', { projectId })}>
          {copy.seeProject}
        </Button>
      </View>
    </>
  )
}
