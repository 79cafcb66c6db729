import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { copyText } from '../../../platform'
import { Button, Card, Facts, Section, Toast, Type, useCopy, useWords } from '../../../ui'
import { giftCopy } from './copy'
import './gift-record.scss'

/** What a donor keeps: the number of the record, who got the gift, under which filing. */
export function GiftRecord({ gift }: { gift: Gift }): ReactNode {
  const copy = useCopy(giftCopy)
  const words = useWords()
  const { receiptNumber, recordNumber, message, state } = gift
  return (
    <Section title={copy.record}>
      <Card inPage>
        {receiptNumber ? <ReceiptNumber receiptNumber={receiptNumber} /> : null}
        <Facts
          facts={[
            { label: copy.charity, value: words(gift.charityName) },
            ...(recordNumber ? [{ label: copy.recordNumber, value: recordNumber }] : []),
            ...(message ? [{ label: copy.message, value: message }] : []),
          ]}
        />
        {receiptNumber && state !== 'refunded' ? (
          <Type size="fact" tone="ink-3" above={12}>
            {copy.receiptNote}
          </Type>
        ) : null}
      </Card>
    </Section>
  )
}

function ReceiptNumber({ receiptNumber }: { receiptNumber: string }): ReactNode {
  const copy = useCopy(giftCopy)
  const [copied, setCopied] = useState<string>()
  const copyNumber = async (): Promise<void> => {
    if (await copyText(receiptNumber)) setCopied(copy.copied)
  }
  return (
    <View className="receipt">
      <View className="receipt__words">
        <Type size="fact" tone="ink-3">
          {copy.receiptNumber}
        </Type>
        <Type strong figures className="receipt__number">
          {receiptNumber}
        </Type>
      </View>
      <Button small label={`${copy.copy} ${copy.receiptNumber}`} onPress={() => void copyNumber()}>
        {copy.copy}
      </Button>
      <Toast text={copied} onGone={() => setCopied(undefined)} />
    </View>
  )
}
