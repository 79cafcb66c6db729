import type { ReactNode } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { formatFen } from '../../../../contracts/money'
import { Button, Dialog, Type, useCopy } from '../../../ui'
import { giftCopy } from './copy'
import type { OwnGift } from './use-gift'

type Props = {
  gift: Gift
  own: OwnGift
  open: boolean
  onUndo: () => Promise<void>
  onClose: () => void
}

/** Asked once, because an undone gift cannot be brought back. */
export function UndoDialog({ gift, own, open, onUndo, onClose }: Props): ReactNode {
  const copy = useCopy(giftCopy)
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={copy.undoAsk}
      actions={
        <>
          <Button kind="danger" icon="undo" busy={own.changing} onPress={() => void onUndo()}>
            {copy.undoYes}
          </Button>
          <Button kind="plain" onPress={onClose}>
            {copy.undoNo}
          </Button>
        </>
      }
    >
      <Type tone="ink-2" figures>
        {copy.undoAskText(formatFen(gift.amountFen - gift.refundedFen))}
      </Type>
    </Dialog>
  )
}
