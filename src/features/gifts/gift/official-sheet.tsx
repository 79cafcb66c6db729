import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { currentText } from '../../../../contracts/consent-texts'
import { NAME_CODE_POINTS_MAX } from '../../../../contracts/limits'
import { call, type Trouble } from '../../../cloud'
import { Button, ChoiceGroup, Field, Notice, Sheet, Type, useCopy, useWords } from '../../../ui'
import { receiptCopy } from './copy-receipt'
import './official-sheet.scss'
import type { OwnReceipt } from './use-way'

type Official = OwnReceipt['official']
type Choice = 'named' | 'anonymous' | 'waived'
type Props = {
  giftId: string
  official: Official
  open: boolean
  onDone: (now: Official) => void
  onClose: () => void
}

/** Whether the charity should issue the official receipt, and to whom. A name goes to it only from here. */
export function OfficialSheet({ giftId, official, open, onDone, onClose }: Props): ReactNode {
  const copy = useCopy(receiptCopy)
  const words = useWords()
  const [choice, setChoice] = useState<Choice>(choiceOf(official))
  const [payer, setPayer] = useState(official.payer ?? '')
  const [payerCode, setPayerCode] = useState(official.payerCode ?? '')
  const [missing, setMissing] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const [busy, setBusy] = useState(false)
  const send = async (): Promise<void> => {
    const name = payer.trim()
    if (choice === 'named' && name === '') return setMissing(true)
    setBusy(true)
    const code = payerCode.trim().toUpperCase()
    const answer = await (choice === 'waived'
      ? call('receipts.waive', { giftId })
      : call('receipts.ask', {
          giftId,
          ...(choice === 'named' ? named(name, code) : {}),
        }))
    setBusy(false)
    setTrouble(answer.ok ? undefined : answer.trouble)
    if (answer.ok) onDone(answer.value)
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={copy.official}
      foot={
        <Button kind="primary" busy={busy} onPress={() => void send()}>
          {copy.send}
        </Button>
      }
    >
      {trouble ? (
        <Notice tone="danger" live>
          {words(trouble.sentence)}
        </Notice>
      ) : null}
      <Type tone="ink-2">{copy.officialText}</Type>
      <View className="official__choice">
        <ChoiceGroup<Choice>
          label={copy.official}
          choices={[
            { value: 'named', label: copy.named },
            { value: 'anonymous', label: copy.anonymous },
            { value: 'waived', label: copy.waive },
          ]}
          value={choice}
          onChange={setChoice}
        />
      </View>
      {choice === 'named' ? (
        <>
          <Field
            label={copy.payer}
            labelShown
            placeholder={copy.payerHint}
            maxLength={NAME_CODE_POINTS_MAX}
            value={payer}
            onChange={(text) => {
              setMissing(false)
              setPayer(text)
            }}
            error={missing ? copy.payerMissing : undefined}
          />
          <View className="official__code">
            <Field
              label={copy.payerCode}
              labelShown
              placeholder={copy.payerCodeHint}
              maxLength={20}
              value={payerCode}
              onChange={setPayerCode}
            />
          </View>
          <Type size="fact" tone="ink-2" above={8}>
            {copy.consent}
          </Type>
          <Type size="fact" tone="ink-3" above={4}>
            {words(asks)}
          </Type>
        </>
      ) : null}
    </Sheet>
  )
}

/** What is asked of whoever writes a name; sending it is the answer. */
const asks = currentText('charity')

const named = (payer: string, code: string) => ({
  payer,
  textVersion: asks.version,
  ...(code ? { payerCode: code } : {}),
})

function choiceOf({ wish, payer }: Official): Choice {
  if (wish === 'waived') return 'waived'
  return wish === 'asked' && payer === undefined ? 'anonymous' : 'named'
}
