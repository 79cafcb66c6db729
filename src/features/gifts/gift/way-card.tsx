import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { formatFen, formatFenShort } from '../../../../contracts/money'
import {
  Amount,
  Card,
  Notice,
  Pressable,
  StackedBar,
  Swatch,
  Tag,
  Type,
  useCopy,
  useWords,
} from '../../../ui'
import { wayCopy } from './copy-way'
import { bornOf, isCorrected } from './standing-reports'
import type { Way } from './use-way'
import './way-card.scss'
import { type WayRow, wayRows } from './way-rows'

/** What the gift is used for, line by line, as a bar and in figures; and how that is made out. */
export function WayCard({ way }: { way: Way }): ReactNode {
  const copy = useCopy(wayCopy)
  const words = useWords()
  const rows = wayRows(way)
  if (rows.length === 0) return null
  // Of the reports that say what became of this money.
  const vouchers = way.reports
    .filter(({ reportId }) => !isCorrected(way, reportId) && bornOf(way, reportId) !== 0)
    .reduce((sum, report) => sum + report.vouchers, 0)
  const stateOf = ({ used }: WayRow): string => (used ? copy.used : copy.left)
  const spoken = rows.map((row) => copy.spoken(words(row.line), stateOf(row), formatFen(row.fen)))
  return (
    <Card inPage>
      <View className="way__head">
        <Type size="section" figures>
          {copy.title(formatFenShort(way.amountFen - way.refundedFen))}
        </Type>
        {vouchers > 0 ? (
          <Tag tone="jade" icon="done">
            {copy.vouchers(vouchers)}
          </Tag>
        ) : null}
      </View>
      <StackedBar
        shares={rows.map(({ key, fen, place, faint }) => ({ key, per100: fen, place, faint }))}
        label={spoken.join(copy.between)}
      />
      <View className="way__rows">
        {rows.map((row) => (
          <View key={row.key} className="way__row">
            <Swatch place={row.place} faint={row.faint} />
            <Type className="way__line">{words(row.line)}</Type>
            <Type size="fact" tone={row.used ? 'jade' : 'ink-3'}>
              {stateOf(row)}
            </Type>
            <View className="way__fen">
              <Amount fen={row.fen} size={16} />
            </View>
          </View>
        ))}
      </View>
      {way.counting ? (
        <View className="way__counting">
          <Notice tone="gold" icon="clock">
            {copy.counting}
          </Notice>
        </View>
      ) : null}
      <Explained way={way} />
    </Card>
  )
}

function Explained({ way: { explained } }: { way: Way }): ReactNode {
  const copy = useCopy(wayCopy)
  const words = useWords()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Pressable
        className="way__how"
        onPress={() => setOpen(!open)}
        spoken={{ label: copy.how, expanded: open }}
      >
        {open ? copy.howClose : copy.how}
      </Pressable>
      {open
        ? explained.map((sentence) => (
            <Type key={sentence.en} size="fact" tone="ink-2" above={4} figures>
              {words(sentence)}
            </Type>
          ))
        : null}
    </>
  )
}
