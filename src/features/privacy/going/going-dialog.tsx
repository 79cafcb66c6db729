import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { DELETION_WORDS } from '../../../../contracts/deletion-words'
import { Button, Dialog, Field, Notice, Type, useCopy, useWords } from '../../../ui'
import { goingCopy } from './copy'
import type { Going } from './use-going'

type Word = (typeof DELETION_WORDS)[number]
type Props = { open: boolean; going: Going; onGo: (word: Word) => void; onClose: () => void }

/** The second step: the word is typed, in either language, and then it is done. */
export function GoingDialog({ open, going, onGo, onClose }: Props): ReactNode {
  const copy = useCopy(goingCopy)
  const [typed, setTyped] = useState('')
  const { busy, trouble } = going
  const word = DELETION_WORDS.find((one) => one === typed.trim().toUpperCase())
  const close = (): void => {
    // Under way it cannot be called off.
    if (busy) return
    setTyped('')
    onClose()
  }
  return (
    <Dialog
      open={open}
      onClose={close}
      title={copy.ask}
      actions={
        <>
          <Button
            kind="danger"
            busy={busy}
            disabled={!word}
            onPress={() => (word ? onGo(word) : undefined)}
          >
            {busy ? copy.deleting : copy.yes}
          </Button>
          <Button kind="plain" disabled={busy} onPress={close}>
            {copy.no}
          </Button>
        </>
      }
    >
      {trouble ? <Said trouble={trouble} /> : null}
      <Type tone="ink-2" center above={trouble ? 12 : 0}>
        {copy.askText(copy.word)}
      </Type>
      <View className="going__field">
        <Field label={copy.typed} placeholder={copy.word} value={typed} onChange={setTyped} />
      </View>
    </Dialog>
  )
}

function Said({ trouble }: { trouble: NonNullable<Going['trouble']> }): ReactNode {
  const copy = useCopy(goingCopy)
  const words = useWords()
  const unanswered = trouble.kind === 'slow' || trouble.kind === 'offline'
  return (
    <Notice tone="danger" live>
      {unanswered ? copy.unanswered : words(trouble.sentence)}
    </Notice>
  )
}
