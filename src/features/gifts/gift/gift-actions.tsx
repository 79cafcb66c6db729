import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { call } from '../../../cloud'
import { openPage } from '../../../platform'
import { Card, List, ListRow, Notice, useCopy, useLook, useWords } from '../../../ui'
import { atWords } from '../at-words'
import { giftCopy } from './copy'
import { RefundSheet } from './refund-sheet'
import { isBooked, type ReturnWay, returnWay } from './return-ways'
import { type Done, seenOf, stillTrue } from './still-true'
import { UndoDialog } from './undo-dialog'
import type { OwnGift } from './use-gift'
import './gift-actions.scss'

type Props = { gift: Gift; own: OwnGift }
type Open = Exclude<ReturnWay, 'none'>

/** What the donor can do with a gift; what cannot be done now is not shown. */
export function GiftActions({ gift, own }: Props): ReactNode {
  const copy = useCopy(giftCopy)
  const { lang } = useLook()
  const [open, setOpen] = useState<Open>()
  const [done, setDone] = useState<Done>()
  const { giftId, projectId, envelopeId, pledgeId, undoUntil } = gift
  const undoRefused = own.trouble?.kind === 'refused' && own.trouble.name === 'UNDO_TOO_LATE'
  const way = returnWay(gift, undoRefused)
  const seen = seenOf(gift)
  const close = (): void => setOpen(undefined)

  const undo = async (): Promise<void> => {
    const undone = await own.change(() => call('gifts.undo', { giftId }))
    close()
    setDone(undone ? 'undone' : undefined)
  }
  const ask = async (reason: string, minor: boolean): Promise<void> => {
    const asked = await own.change(() => call('gifts.askRefund', { giftId, reason, minor }))
    if (asked) close()
    setDone(asked ? 'asked' : undefined)
  }
  const hideName = async (): Promise<void> => {
    const hidden = await own.change(() => call('gifts.hideName', { giftId }))
    setDone(hidden ? 'hidden' : undefined)
  }

  return (
    <>
      <Said own={own} sentence={done && stillTrue(done, gift)} />
      <Card inPage inside="list">
        <List>
          {envelopeId ? (
            <ListRow
              icon="lantern"
              title={copy.envelope}
              detail={copy.envelopeText}
              onPress={() => openPage('envelope', { envelopeId })}
            />
          ) : null}
          {pledgeId ? (
            <ListRow
              icon="calendar"
              title={copy.pledge}
              detail={copy.pledgeText}
              onPress={() => openPage('pledge', { pledgeId })}
            />
          ) : null}
          <ListRow
            icon="heart"
            title={copy.project}
            onPress={() => openPage('project', { projectId })}
          />
          {seen && isBooked(gift) ? (
            <ListRow
              icon="person"
              title={copy.hide[seen]}
              detail={copy.seen[seen]}
              onPress={() => void hideName()}
            />
          ) : null}
          {way === 'undo' && undoUntil ? (
            <ListRow
              icon="undo"
              title={copy.undo}
              detail={copy.undoUntil(atWords(undoUntil, lang))}
              onPress={() => setOpen('undo')}
            />
          ) : null}
          {way === 'ask' ? (
            <ListRow
              icon="undo"
              title={copy.askRefund}
              detail={copy.askRefundText}
              onPress={() => setOpen('ask')}
            />
          ) : null}
          {way === 'raise' ? (
            <ListRow
              icon="person"
              title={copy.minor}
              detail={copy.raiseText}
              onPress={() => setOpen('raise')}
            />
          ) : null}
        </List>
      </Card>
      <UndoDialog gift={gift} own={own} open={open === 'undo'} onUndo={undo} onClose={close} />
      <RefundSheet own={own} open={open === 'ask'} onAsk={ask} onClose={close} />
      <RefundSheet minors own={own} open={open === 'raise'} onAsk={ask} onClose={close} />
    </>
  )
}

type SaidProps = { own: OwnGift; sentence: ReturnType<typeof stillTrue> }

/** What came of the last change. */
function Said({ own: { trouble }, sentence }: SaidProps): ReactNode {
  const copy = useCopy(giftCopy)
  const words = useWords()
  if (!trouble && !sentence) return null
  return (
    <View className="gift-actions__said">
      {trouble ? (
        <Notice tone="danger" live>
          {words(trouble.sentence)}
        </Notice>
      ) : (
        <Notice tone="jade" icon="done" live>
          {sentence && copy[sentence]}
        </Notice>
      )}
    </View>
  )
}
