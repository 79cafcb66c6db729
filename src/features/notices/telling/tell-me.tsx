import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef } from 'react'
import type { NoticeKind } from '../../../../contracts/notices'
import { a11y, Card, ListRow, useCopy, useWords } from '../../../ui'
import { tellingCopy } from './copy'
import type { Telling } from './use-telling'

/** A message that was waited for is on its way as soon as what it tells of is seen. */
const MESSAGE_MS = 3_000

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
  useLookSoon(telling)
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

/** Once what was waited for is there, and the row stands in another place: its message may have come. */
function useLookSoon({ state, look }: Telling): void {
  const atFirst = useRef({ accepted: state.is === 'accepted', look })
  useEffect(() => {
    const { accepted, look: again } = atFirst.current
    if (!accepted) return undefined
    const soon = setTimeout(() => void again(), MESSAGE_MS)
    return () => clearTimeout(soon)
  }, [])
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
