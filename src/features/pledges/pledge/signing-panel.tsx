import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import { call, type Trouble } from '../../../cloud'
import { a11y, Button, Card, Type, useCopy, useWords } from '../../../ui'
import { goAndSign, inviteAgain, isUnsigned, unsigned } from '../signing/sign'
import { pledgeCopy } from './copy'
import './signing-panel.scss'
import type { OwnPledge } from './use-pledge'

type Props = { pledge: Pledge; own: OwnPledge }

/** A contract that waits for its signature: it is asked after, and can be signed once more, or left. */
export function SigningPanel({ pledge, own }: Props): ReactNode {
  const copy = useCopy(pledgeCopy)
  const words = useWords()
  const [left, setLeft] = useState(false)
  const [signing, setSigning] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  if (!isUnsigned(pledge)) return null
  const { pledgeId, projectId } = pledge
  const begins = pledge.state === 'signing'
  // A change is nothing that has to be known before it can be left.
  const known = left || own.resting || !begins

  const said = !begins
    ? { title: copy.waits, text: copy.waitsText }
    : known
      ? { title: copy.unsigned, text: copy.unsignedText }
      : { title: copy.signing, text: copy.signingText }

  const signAgain = async (): Promise<void> => {
    if (signing) return
    setSigning(true)
    const answer = await inviteAgain(pledge)
    setTrouble(answer.ok ? undefined : answer.trouble)
    if (answer.ok && answer.value.contract) {
      const { changes } = unsigned.find(pledgeId) ?? {}
      const of = { pledgeId, projectId, ...(changes && { changes }) }
      const word = await goAndSign(answer.value.contract, of)
      setLeft(word === 'refused' || word === 'cancelled')
    }
    setSigning(false)
    own.lookAgain()
  }
  const giveUp = async (): Promise<void> => {
    const what = begins ? 'pledges.end' : 'pledges.dropChange'
    const leftIt = await own.change(() => call(what, { pledgeId }))
    if (leftIt) unsigned.forget(pledgeId)
  }

  return (
    <Card inPage>
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <Type size="section">{said.title}</Type>
        <Type tone="ink-2" above={4}>
          {said.text}
        </Type>
        {trouble ? (
          <Type tone="danger" above={4}>
            {words(trouble.sentence)}
          </Type>
        ) : null}
      </View>
      {known ? (
        <View className="signing__actions">
          <Button small kind="outline" busy={signing} onPress={() => void signAgain()}>
            {copy.signAgain}
          </Button>
          <Button small onPress={own.lookAgain}>
            {copy.lookAgain}
          </Button>
          <Button small kind="plain" busy={own.changing} onPress={() => void giveUp()}>
            {begins ? copy.giveUp : copy.dropChange}
          </Button>
        </View>
      ) : null}
    </Card>
  )
}
