import type { ReactNode } from 'react'
import { Button, Dialog, dayWords, Type, useCopy, useLook } from '../../../ui'
import { changesCopy } from './changes-copy'

type Props = {
  open: boolean
  busy: boolean
  /** A pause is offered beside it, once; absent where it is paused already. */
  pauseUntil: string | undefined
  onPause: (until: string) => void
  onEnd: () => void
  onClose: () => void
}

/** Asks nothing but whether one is sure. */
export function EndDialog({ open, busy, pauseUntil, onPause, onEnd, onClose }: Props): ReactNode {
  const copy = useCopy(changesCopy)
  const { lang } = useLook()
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={copy.endAsk}
      actions={
        <>
          <Button kind="danger" icon="cancel" busy={busy} onPress={onEnd}>
            {copy.endYes}
          </Button>
          {pauseUntil ? (
            <Button busy={busy} onPress={() => onPause(pauseUntil)}>
              {copy.endPause(dayWords(pauseUntil, lang))}
            </Button>
          ) : null}
          <Button kind="plain" onPress={onClose}>
            {copy.endNo}
          </Button>
        </>
      }
    >
      <Type tone="ink-2" center>
        {copy.endAskText}
      </Type>
    </Dialog>
  )
}
