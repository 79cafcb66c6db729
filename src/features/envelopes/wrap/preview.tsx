import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Type, useCopy } from '../../../ui'
import type { EnvelopeCover } from '../lantern/covers'
import { EnvelopeLantern } from '../lantern/envelope-lantern'
import { wrapCopy } from './copy'

/** The lantern as friends will find it. */
export function Preview({
  cover,
  blessing,
}: {
  cover: EnvelopeCover
  blessing: string
}): ReactNode {
  const copy = useCopy(wrapCopy)
  return (
    <View>
      <EnvelopeLantern cover={cover} state="lit" blessing={blessing.trim() || undefined} />
      <Type size="fact" tone="ink-2" center above={4}>
        {copy.preview}
      </Type>
    </View>
  )
}
