import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { VideoPage } from '../../../contracts/videos'
import { serverFile } from '../../platform'
import { a11y, decorative, Icon, Player, Pressable, Type, useCopy } from '../../ui'
import { videoCopy } from './copy'
import './stage.scss'
import type { Playing } from './use-playing'

type Props = { video: VideoPage; playing: Playing; muted: boolean }

/** The picture itself, which a tap plays and pauses. Its poster stays until there is something to see. */
export function Stage({ video, playing, muted }: Props): ReactNode {
  const copy = useCopy(videoCopy)
  const { at, seconds, player } = playing
  const { handle, attempt, ...heard } = player
  const moves = at === 'playing' || at === 'starting'
  const action = at === 'ended' ? copy.replay : moves ? copy.pause : copy.play
  return (
    <Pressable className="stage" onPress={playing.toggle} spoken={{ label: action }}>
      <View className="stage__picture" {...decorative}>
        <Player
          key={attempt}
          handle={handle}
          src={serverFile(video.file)}
          muted={muted}
          {...heard}
        />
        {seconds === 0 || at === 'failed' ? (
          <Image className="stage__poster" src={serverFile(video.poster)} mode="aspectFill" />
        ) : null}
      </View>
      {moves ? null : (
        <View className="stage__begin">
          <View className="stage__disc">
            <Icon name={at === 'ended' || at === 'failed' ? 'undo' : 'play'} />
          </View>
          <Said playing={playing} />
        </View>
      )}
    </Pressable>
  )
}

function Said({ playing }: { playing: Playing }): ReactNode {
  const copy = useCopy(videoCopy)
  const { at, refused } = playing
  const said =
    at === 'failed'
      ? copy.failed
      : refused
        ? copy.refused
        : at === 'ended'
          ? copy.replay
          : at === 'poster'
            ? copy.tapToPlay
            : undefined
  return (
    <View {...a11y({ role: 'status', live: 'polite' })}>
      {said ? (
        <View className="stage__said">
          <Type>{said}</Type>
        </View>
      ) : null}
    </View>
  )
}
