import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { REASON_CODE_POINTS_MAX } from '../../../../contracts/limits'
import { Button, Field, Sheet, Switch, Type, useCopy } from '../../../ui'
import { giftCopy } from './copy'
import type { OwnGift } from './use-gift'
import './refund-sheet.scss'

type Props = {
  own: OwnGift
  open: boolean
  /** A request waits already, and now it is said that a minor gave. */
  minors?: boolean
  onAsk: (reason: string, minor: boolean) => Promise<void>
  onClose: () => void
}

/** A request with its reason; that a minor gave is a right of its own and is asked apart. */
export function RefundSheet({ own, open, minors = false, onAsk, onClose }: Props): ReactNode {
  const copy = useCopy(giftCopy)
  const [reason, setReason] = useState('')
  const [minor, setMinor] = useState(minors)
  const [missing, setMissing] = useState(false)
  const send = (): void => {
    if (reason.trim() === '') setMissing(true)
    else void onAsk(reason.trim(), minor)
  }
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={minors ? copy.minor : copy.askRefund}
      foot={
        <Button kind="primary" busy={own.changing} onPress={send}>
          {copy.send}
        </Button>
      }
    >
      <Field
        label={copy.reason}
        labelShown
        placeholder={copy.reasonHint}
        kind="lines"
        counted
        maxLength={REASON_CODE_POINTS_MAX}
        value={reason}
        onChange={(text) => {
          setMissing(false)
          setReason(text)
        }}
        error={missing ? copy.reasonMissing : undefined}
      />
      <View className="refund-sheet__minor">
        {minors ? (
          <Type tone="ink-2">{copy.raiseNote}</Type>
        ) : (
          <Switch label={copy.minor} hint={copy.minorText} on={minor} onChange={setMinor} />
        )}
      </View>
    </Sheet>
  )
}
