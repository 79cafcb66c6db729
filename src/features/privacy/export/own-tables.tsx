import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { factOf, tablesIn, titleOf } from '../../../../contracts/data-words'
import { Button, Card, Facts, Icon, Pressable, Section, Type, useCopy, useWords } from '../../../ui'
import { exportCopy } from './copy'
import type { OwnData } from './use-export'

type Rows = OwnData['data'][string]

/** So many entries are shown at once: each has a dozen lines. */
const SHOWN_AT_ONCE = 10

/** What is kept, place by place; one is open at a time. */
export function OwnTables({ data }: { data: OwnData['data'] }): ReactNode {
  const copy = useCopy(exportCopy)
  const [open, setOpen] = useState<string>()
  return (
    <Section title={copy.read}>
      <Card inPage inside="list">
        {tablesIn(data).map((table) => (
          <OwnTable
            key={table}
            table={table}
            rows={data[table] ?? []}
            open={open === table}
            onPress={() => setOpen(open === table ? undefined : table)}
          />
        ))}
      </Card>
    </Section>
  )
}

type TableProps = { table: string; rows: Rows; open: boolean; onPress: () => void }

function OwnTable({ table, rows, open, onPress }: TableProps): ReactNode {
  const copy = useCopy(exportCopy)
  const title = useWords()(titleOf(table))
  return (
    <View className="own-table">
      <Pressable
        className="own-table__head"
        onPress={onPress}
        spoken={{ label: copy.open(title, rows.length), expanded: open }}
      >
        <View className="own-table__title">
          <Type>{title}</Type>
        </View>
        <Type size="fact" tone="ink-3" figures>
          {copy.rows(rows.length)}
        </Type>
        <Icon name={open ? 'up' : 'down'} size={14} tone="ink-3" />
      </Pressable>
      {open ? <OwnRows rows={rows} /> : null}
    </View>
  )
}

function OwnRows({ rows }: { rows: Rows }): ReactNode {
  const copy = useCopy(exportCopy)
  const [shown, setShown] = useState(SHOWN_AT_ONCE)
  const left = rows.length - shown
  return (
    <View className="own-table__rows">
      {rows.slice(0, shown).map((row, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows of any table have nothing but their place.
        <OwnRow key={place} row={row} />
      ))}
      {left > 0 ? (
        <Button kind="plain" small onPress={() => setShown(shown + SHOWN_AT_ONCE)}>
          {copy.more(left)}
        </Button>
      ) : null}
    </View>
  )
}

function OwnRow({ row }: { row: Rows[number] }): ReactNode {
  const words = useWords()
  const facts = Object.entries(row).flatMap(([field, kept]) => {
    const fact = factOf(field, kept)
    return fact ? [{ label: words(fact.label), value: fact.value }] : []
  })
  return (
    <View className="own-table__row">
      <Facts facts={facts} />
    </View>
  )
}
