import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { VideoPage } from '../../../contracts/videos'
import { type Card, shareSheet } from '../../platform'
import { Button, Toast, useCopy } from '../../ui'
import { videoCopy } from './copy'
import type { Neighbours } from './data'

type Props = {
  video: VideoPage
  muted: boolean
  onMuted: (muted: boolean) => void
  neighbours: Neighbours
  onTurn: (to: 'before' | 'after') => void
  /** Undefined where nothing can be sent. */
  card: (() => Card) | undefined
}

/** At the right, for the thumb: sound, sharing, and the videos before and after. */
export function Side({ video, muted, onMuted, neighbours, onTurn, card }: Props): ReactNode {
  const copy = useCopy(videoCopy)
  const [said, setSaid] = useState<string>()
  const send = async (): Promise<void> => {
    if (card && (await shareSheet.send(card())) === 'copied') setSaid(copy.copied)
  }
  const sound = (): void => {
    onMuted(!muted)
    // The drawn clips are silent, and a switch that does nothing would be a riddle.
    if (muted && video.example) setSaid(copy.noSound)
  }
  return (
    <View className="video__side">
      <Button
        icon={muted ? 'silent' : 'sound'}
        className="video__disc"
        label={muted ? copy.soundOn : copy.soundOff}
        onPress={sound}
      >
        {null}
      </Button>
      {card ? (
        <Button
          icon="share"
          className="video__disc"
          label={copy.share}
          share
          onPress={() => void send()}
        >
          {null}
        </Button>
      ) : null}
      <Button
        icon="up"
        className="video__disc"
        label={copy.before}
        disabled={!neighbours.before}
        onPress={() => onTurn('before')}
      >
        {null}
      </Button>
      <Button
        icon="down"
        className="video__disc"
        label={copy.after}
        disabled={!neighbours.after}
        onPress={() => onTurn('after')}
      >
        {null}
      </Button>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </View>
  )
}
