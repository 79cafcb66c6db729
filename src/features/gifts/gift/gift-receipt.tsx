import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { call } from '../../../cloud'
import { copyText, openPage, openPaper } from '../../../platform'
import { Card, List, ListRow, Toast, useCopy } from '../../../ui'
import { receiptCopy } from './copy-receipt'
import { OfficialSheet } from './official-sheet'
import { type OwnReceipt, useOwnReceipt } from './use-way'

/** The receipt of a gift: as a paper, as a file, verified; and the official one that the charity issues. */
export function GiftReceipt({ gift }: { gift: Gift }): ReactNode {
  const { value: receipt } = useOwnReceipt(gift)
  if (!receipt) return null
  return <Rows gift={gift} receipt={receipt} />
}

function Rows({ gift, receipt }: { gift: Gift; receipt: OwnReceipt }): ReactNode {
  const copy = useCopy(receiptCopy)
  const [official, setOfficial] = useState(receipt.official)
  const [open, setOpen] = useState(false)
  const [busy, setBusy] = useState(false)
  const [said, setSaid] = useState<string>()
  const { giftId, state } = gift
  const openIt = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    const file = await call('receipts.paper', { giftId })
    const opened = file.ok ? await openPaper(file.value) : 'failed'
    setBusy(false)
    if (opened !== 'shown') setSaid(opened === 'failed' ? copy.noPaper : copy.downloaded)
  }
  const copyIt = async (): Promise<void> => {
    const copied = await copyText(JSON.stringify(receipt.receipt))
    setSaid(copied ? copy.copied : copy.notCopied)
  }
  return (
    <View className="gift-receipt">
      <Card inPage inside="list">
        <List label={copy.title}>
          <ListRow
            icon="receipt"
            title={copy.paper}
            detail={copy.paperText}
            onPress={() => void openIt()}
          />
          <ListRow
            icon="shield"
            title={copy.verify}
            detail={receipt.receipt.inclusion ? copy.verifyText : copy.verifyLater}
            onPress={() => openPage('receipt', { giftId })}
          />
          <ListRow
            icon="link"
            title={copy.file}
            detail={copy.fileText}
            onPress={() => void copyIt()}
          />
          {state === 'refunded' ? null : (
            <ListRow
              icon="report"
              title={copy.official}
              detail={official.payer ? copy.askedAs(official.payer) : copy.wish[official.wish]}
              onPress={() => setOpen(true)}
            />
          )}
        </List>
      </Card>
      <OfficialSheet
        giftId={giftId}
        official={official}
        open={open}
        onDone={(now) => {
          setOfficial(now)
          setOpen(false)
          setSaid(copy.done[now.wish])
        }}
        onClose={() => setOpen(false)}
      />
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </View>
  )
}
