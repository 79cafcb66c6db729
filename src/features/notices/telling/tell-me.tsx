import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { NoticeKind } from '../../../../contracts/notices'
import { a11y, Card, ListRow, useCopy, useWords } from '../../../ui'
import { tellingCopy } from './copy'
import type { Telling } from './use-telling'

type Props = {
  telling: Telling
  /** What somebody waits for here: their own gift, or what their friends do. */
  about: NoticeKind
}

/** One quiet row: a tap asks for the messages, and what came of it stands in its place. */
export function TellMe({ telling, about }: Props): ReactNode {
  const copy = useCopy(tellingCopy)
  const { kinds, state, tell } = telling
  const { is } = state
  const closed = is === 'asking' || is === 'keeping' || is === 'accepted'
  const [first = about] = inOrder(kinds, about)
  return (
    <Card inside="list">
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <ListRow
          icon={is === 'accepted' ? 'done' : 'message'}
          title={is === 'failed' ? copy.again : copy.titles[first]}
          detail={<Detail telling={telling} about={about} />}
          onPress={closed ? undefined : () => void tell()}
        />
      </View>
    </Card>
  )
}

function Detail({ telling: { kinds, state }, about }: Props): ReactNode {
  const copy = useCopy(tellingCopy)
  const words = useWords()
  switch (state.is) {
    case 'accepted':
      return inOrder(state.kinds, about).map((kind) => <View key={kind}>{copy.told[kind]}</View>)
    case 'failed':
      return words(state.trouble.sentence)
    case 'offered': {
      // Where one's own gift has arrived, an acceptance can only be for the next one.
      const offers =
        about === 'gift_settled' ? copy.offers : { ...copy.offers, gift_settled: copy.nextGift }
      return inOrder(kinds, about).map((kind) => <View key={kind}>{offers[kind]}</View>)
    }
    default:
      return copy[state.is]
  }
}

/** What somebody waits for comes first. */
function inOrder(kinds: readonly NoticeKind[], about: NoticeKind): NoticeKind[] {
  return [...kinds].sort((one, other) => Number(other === about) - Number(one === about))
}
