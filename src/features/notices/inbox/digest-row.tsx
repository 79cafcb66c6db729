import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Notice } from '../../../../contracts/notices'
import { Button, useCopy } from '../../../ui'
import type { Digest } from './by-time'
import { inboxCopy } from './copy'
import { looks, ToldRow } from './notice-row'

type Props = {
  digest: Digest
  time: string
  /** Whoever opens it has read that they are there. */
  onOpen: () => void
  row: (notice: Notice) => ReactNode
}

/** Many of one kind in one row, which counts them; it opens in place. */
export function DigestRow({ digest, time, onOpen, row }: Props): ReactNode {
  const copy = useCopy(inboxCopy)
  const [unfolded, setUnfolded] = useState(false)
  const { kind, notices } = digest
  const unread = notices.some(({ read }) => !read)
  const titles: Partial<Record<typeof kind, (count: number) => string>> = copy.many
  if (unfolded) {
    return (
      <View className="inbox-digest">
        {notices.map(row)}
        <View className="inbox-digest__fold">
          <Button kind="plain" small onPress={() => setUnfolded(false)}>
            {copy.fold}
          </Button>
        </View>
      </View>
    )
  }
  const unfold = (): void => {
    setUnfolded(true)
    onOpen()
  }
  return (
    <View className="inbox-digest">
      <ToldRow
        look={looks[kind]}
        title={titles[kind]?.(notices.length) ?? ''}
        text={copy.unfold}
        time={time}
        unread={unread}
        onPress={unfold}
      />
    </View>
  )
}
