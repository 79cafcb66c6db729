import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFen } from '../../../../contracts/money'
import { openPage } from '../../../platform'
import { Amount, Card, List, ListRow, Section, Switch, Type, useCopy, useWords } from '../../../ui'
import { goingCopy } from './copy'
import type { Meaning } from './use-going'

type Props = { meaning: Meaning; accepted: boolean; onAccept: (yes: boolean) => void }

/** Gifts that nobody could undo or ask after any more: each a tap away, and a yes that they may stay. */
export function OpenGifts({ meaning, accepted, onAccept }: Props): ReactNode {
  const copy = useCopy(goingCopy)
  const words = useWords()
  const { undoable, refundsAsked } = meaning
  const rows = [
    ...refundsAsked.map((gift) => ({ ...gift, why: copy.refundAsked })),
    ...undoable.map((gift) => ({ ...gift, why: copy.undoable })),
  ]
  return (
    <Section title={copy.open}>
      <Card inPage inside="list">
        <View className="going__open">
          <Type tone="ink-2">{copy.openText}</Type>
        </View>
        <List label={copy.open}>
          {rows.map(({ giftId, projectTitle, amountFen, why }) => (
            <ListRow
              key={giftId}
              title={words(projectTitle)}
              detail={why}
              aside={<Amount fen={amountFen} size={16} />}
              onPress={() => openPage('gift', { giftId })}
              label={copy.openRow(words(projectTitle), formatFen(amountFen))}
            />
          ))}
        </List>
        <View className="going__accept">
          <Switch label={copy.accept} on={accepted} onChange={onAccept} />
        </View>
      </Card>
    </Section>
  )
}
