import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Type, useCopy } from '../../../ui'
import type { EnvelopeCover } from '../lantern/covers'
import { EnvelopeLantern } from '../lantern/envelope-lantern'
import { wrapCopy } from './copy'
import type { Video } from './hung-at'

type Props = { cover: EnvelopeCover; blessing: string; video: Video | undefined }

/** The lantern as friends will find it, or whoever has watched the video at which it hangs. */
export function Preview({ cover, blessing, video }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  return (
    <View>
      <EnvelopeLantern cover={cover} state="lit" blessing={blessing.trim() || undefined} />
      <Type size="fact" tone="ink-2" center above={4}>
        {video ? copy.previewAtVideo : copy.preview}
      </Type>
    </View>
  )
}
