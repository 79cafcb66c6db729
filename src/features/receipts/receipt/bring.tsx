import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { chooseText } from '../../../platform'
import { Button, Card, Field, List, ListRow, Notice, Section, useCopy } from '../../../ui'
import { receiptCopy } from './copy'

type Props = { onBring: (text: string) => void; unreadable: string | undefined }

/** A receipt from a file, or pasted. */
export function Bring({ onBring, unreadable }: Props): ReactNode {
  const copy = useCopy(receiptCopy)
  const [pasted, setPasted] = useState('')
  const [failed, setFailed] = useState(false)
  const choose = async (): Promise<void> => {
    const chosen = await chooseText('json')
    setFailed(chosen === 'failed')
    if (typeof chosen === 'object') onBring(chosen.text)
  }
  const wrong = failed ? copy.failed : unreadable && copy.missingPart(unreadable)
  const said = unreadable === '' && !failed ? copy.notReceipt : wrong
  return (
    <Section title={copy.which}>
      {said ? (
        <View className="bring__said">
          <Notice tone="danger" live>
            {said}
          </Notice>
        </View>
      ) : null}
      <Card inPage inside="list">
        <List>
          <ListRow
            icon="report"
            title={copy.file}
            detail={copy.fileText}
            onPress={() => void choose()}
          />
        </List>
      </Card>
      <Card inPage>
        <Field
          kind="lines"
          label={copy.paste}
          labelShown
          placeholder={copy.pasteHint}
          value={pasted}
          onChange={setPasted}
        />
        <View className="bring__verify">
          <Button
            kind="primary"
            icon="shield"
            disabled={pasted.trim() === ''}
            onPress={() => {
              setFailed(false)
              onBring(pasted)
            }}
          >
            {copy.verify}
          </Button>
        </View>
      </Card>
    </Section>
  )
}
