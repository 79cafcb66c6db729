import { View } from '@tarojs/components'
import { type ReactNode, useRef, useState } from 'react'
import { formatFen } from '../../../../contracts/money'
import { type SheetFault, sheetFaults } from '../../../../contracts/sheet-faults'
import type { WrongCell } from '../../../../contracts/sheets'
import { call, type Input, type Result, type Trouble } from '../../../cloud'
import { a11y, Button, Field, Notice, Type, useCopy, useWords } from '../../../ui'
import { useSending } from '../parts/files-field'
import { reportCopy } from './copy'
import { type Line, linesRead } from './form'
import './report.scss'

type Props = {
  projectId: string
  charityId: string
  hasLines: boolean
  onRead: (lines: Line[], how: 'append' | 'replace') => void
}

type Read = Result<'reports.readSheet'>

/** Spending from a spreadsheet: pasted, or as a file. What is wrong is told cell by cell, and nothing is taken. */
export function SheetImport({ projectId, charityId, hasLines, onRead }: Props): ReactNode {
  const copy = useCopy(reportCopy)
  const [text, setText] = useState('')
  const [reading, setReading] = useState(false)
  const [read, setRead] = useState<Read>()
  const [trouble, setTrouble] = useState<Trouble>()
  const sheet = useSending(charityId, 'sheet')
  const busy = useRef(false)

  const ask = async (input: Input<'reports.readSheet'>): Promise<void> => {
    if (busy.current) return
    busy.current = true
    setReading(true)
    const answer = await call('reports.readSheet', input)
    busy.current = false
    setReading(false)
    setRead(answer.ok ? answer.value : undefined)
    setTrouble(answer.ok ? undefined : answer.trouble)
  }
  const take = (how: 'append' | 'replace'): void => {
    if (read) onRead(linesRead(read.lines), how)
    setRead(undefined)
    setText('')
  }
  return (
    <View className="sheet-import">
      <Type strong>{copy.importing}</Type>
      <Type size="fact" tone="ink-2">
        {copy.importHint}
      </Type>
      <Field
        label={copy.paste}
        kind="lines"
        value={text}
        onChange={setText}
        placeholder={copy.paste}
      />
      <View className="sheet-import__ways">
        <Button
          small
          disabled={text.trim() === ''}
          busy={reading}
          onPress={() => void ask({ projectId, text })}
        >
          {reading ? copy.reading : copy.read}
        </Button>
        <Button
          small
          kind="plain"
          icon="link"
          busy={sheet.sending}
          onPress={() => void sheet.send(1, (fileId) => void ask({ projectId, fileId }))}
        >
          {copy.file}
        </Button>
      </View>
      <Faults trouble={trouble ?? sheet.trouble} />
      {read ? (
        <Notice tone="jade" icon="done" live>
          {copy.readDone(read.lines.length, formatFen(read.sumFen))}
          <View className="sheet-import__ways">
            <Button small kind="primary" onPress={() => take('append')}>
              {copy.append}
            </Button>
            {hasLines ? (
              <Button small onPress={() => take('replace')}>
                {copy.replace}
              </Button>
            ) : null}
          </View>
        </Notice>
      ) : null}
    </View>
  )
}

function Faults({ trouble }: { trouble: Trouble | undefined }): ReactNode {
  const copy = useCopy(reportCopy)
  const words = useWords()
  if (!trouble) return null
  const cells = cellsIn(trouble)
  return (
    <>
      <Notice tone="danger" live>
        {words(trouble.sentence)}
      </Notice>
      {cells.length > 0 ? (
        <View className="cells" {...a11y({ role: 'list', label: copy.wrongCells })}>
          <View className="cells__row cells__row--head">
            <View className="cells__cell">{copy.cell}</View>
            <View>{copy.what}</View>
          </View>
          {cells.map(({ cell, why, row, column }) => (
            <View
              key={`${row} ${column} ${why}`}
              className="cells__row"
              {...a11y({ role: 'listitem' })}
            >
              <View className="cells__cell">{cell}</View>
              <View>{words(sheetFaults[why])}</View>
            </View>
          ))}
        </View>
      ) : null}
    </>
  )
}

/** A fault that this version of the app has no words for is left to the sentence above. */
function cellsIn(trouble: Trouble): WrongCell[] {
  if (trouble.kind !== 'refused' || trouble.name !== 'SHEET_WRONG') return []
  const { cells } = trouble.details as { cells?: WrongCell[] }
  const known = Object.keys(sheetFaults) as SheetFault[]
  return Array.isArray(cells) ? cells.filter(({ why }) => known.includes(why)) : []
}
