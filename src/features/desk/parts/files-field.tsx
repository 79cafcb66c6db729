import { Image, View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { FileKind } from '../../../../contracts/files'
import { call, type Trouble } from '../../../cloud'
import { sendFile } from '../../../cloud/send-file'
import { openLink, pickFiles } from '../../../platform'
import { a11y, Button, Icon, Notice, Pressable, Toast, Type, useCopy, useWords } from '../../../ui'
import { partsCopy } from './copy'
import './files-field.scss'

type Props = {
  charityId: string
  kind: Exclude<FileKind, 'sheet'>
  files: readonly string[]
  most: number
  onChange: (files: string[]) => void
}

/** Pictures or vouchers: sent as they are chosen, shown, and removed again. */
export function FilesField({ charityId, kind, files, most, onChange }: Props): ReactNode {
  const copy = useCopy(partsCopy)
  const words = useWords()
  const { send, sending, trouble } = useSending(charityId, kind)
  // Chosen one after the other, also while one is on its way.
  const latest = useRef(files)
  latest.current = files
  const add = async (): Promise<void> => {
    await send(most - files.length, (fileId) => onChange([...latest.current, fileId]))
  }
  return (
    <View>
      {files.length > 0 ? (
        <View className={`files files--${kind}`} {...a11y({ role: 'list' })}>
          {files.map((fileId, at) => {
            const name = kind === 'picture' ? copy.picture(at + 1) : copy.file(at + 1)
            const remove = () => onChange(files.filter((other) => other !== fileId))
            return (
              <View key={fileId} className="files__one" {...a11y({ role: 'listitem' })}>
                <FileShown fileId={fileId} kind={kind} name={name} />
                <Pressable
                  className="files__remove"
                  onPress={remove}
                  spoken={{ label: copy.remove(name) }}
                >
                  <Icon name="close" size={14} tone="ink-2" />
                </Pressable>
              </View>
            )
          })}
        </View>
      ) : null}
      {files.length < most ? (
        <Button small busy={sending} icon="link" onPress={() => void add()}>
          {sending ? copy.sending : copy.add[kind]}
        </Button>
      ) : null}
      {trouble ? (
        <View className="files__trouble">
          <Notice tone="danger" live>
            {words(trouble.sentence)}
          </Notice>
        </View>
      ) : null}
    </View>
  )
}

/** Choosing and sending; each that has arrived is told at once. */
export function useSending(charityId: string, kind: FileKind) {
  const [sending, setSending] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  const busy = useRef(false)
  return {
    sending,
    trouble,
    async send(most: number, onArrived: (fileId: string) => void): Promise<void> {
      if (busy.current) return
      busy.current = true
      const chosen = await pickFiles({ kind, most })
      setSending(chosen.length > 0)
      if (chosen.length > 0) setTrouble(undefined)
      for (const file of chosen) {
        const answer = await sendFile(file, { charityId, kind })
        if (answer.ok) onArrived(answer.value.fileId)
        else setTrouble(answer.trouble)
      }
      busy.current = false
      setSending(false)
    },
  }
}

type ShownProps = { fileId: string; kind: 'picture' | 'invoice'; name: string }

/** A picture as it is; of anything else its name, which opens it. */
export function FileShown({ fileId, kind, name }: ShownProps): ReactNode {
  const copy = useCopy(partsCopy)
  const [url, setUrl] = useState<string>()
  const [said, setSaid] = useState<string>()
  useEffect(() => {
    if (kind !== 'picture') return
    void call('files.link', { fileId }).then((answer) => answer.ok && setUrl(answer.value.url))
  }, [fileId, kind])
  const open = async (): Promise<void> => {
    const answer = await call('files.link', { fileId })
    if (answer.ok && (await openLink(answer.value.url)) === 'copied') setSaid(copy.copied)
  }
  if (kind === 'picture') {
    return (
      <Image
        className="files__picture"
        src={url ?? ''}
        mode="aspectFill"
        {...a11y({ role: 'img', label: name })}
      />
    )
  }
  return (
    <Pressable
      className="files__name"
      onPress={() => void open()}
      spoken={{ label: `${copy.open}${name}` }}
    >
      <Icon name="receipt" size={18} tone="ink-2" />
      <Type figures>{name}</Type>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </Pressable>
  )
}
