import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { VideoPage } from '../../../contracts/videos'
import { a11y, Type, useWords } from '../../ui'
import type { Playing } from './use-playing'

type Props = { captions: VideoPage['captions']; playing: Playing }

/** What is said at this second, in the reader's language and text size. */
export function Caption({ captions, playing: { at, seconds } }: Props): ReactNode {
  const words = useWords()
  const begun = at === 'playing' || at === 'paused' || at === 'starting'
  const now = captions.find(({ from, to }) => begun && seconds >= from && seconds < to)
  return (
    <View className="video__caption" {...a11y({ role: 'status', live: 'polite' })}>
      {now ? (
        <View className="video__said">
          <Type size="lead">{words(now.text)}</Type>
        </View>
      ) : null}
    </View>
  )
}
