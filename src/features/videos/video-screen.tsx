/** A video that fills the screen, the next one below it, and giving from it. */
import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { launch, openPage, putInAddress, type Via } from '../../platform'
import {
  Bone,
  ErrorState,
  LoadFrame,
  NavBar,
  Skeleton,
  ThemeRoot,
  useCopy,
  useWords,
} from '../../ui'
import type { GivingSlot } from '../projects'
import { videoCopy } from './copy'
import { useMourning, useNeighbours, useVideo } from './data'
import { useVideoSharing } from './share-video'
import { VideoPage } from './video-page'
import './video-screen.scss'

type Props = { videoId: string; via: Via; Giving: GivingSlot }

export function VideoScreen({ videoId: opened, via, Giving }: Props): ReactNode {
  const [videoId, setVideoId] = useState(opened)
  // Chosen once for all that are watched now.
  const [muted, setMuted] = useState(true)
  const copy = useCopy(videoCopy)
  const words = useWords()
  const asked = useVideo(videoId)
  const mourning = useMourning()
  const neighbours = useNeighbours(videoId)
  const card = useVideoSharing(asked.value)
  const { readOnly } = launch()
  const turn = (to: string): void => {
    setVideoId(to)
    putInAddress('videoId', to)
  }
  return (
    <ThemeRoot
      title={asked.value ? words(asked.value.title) : copy.page}
      darkTop={asked.value !== undefined}
    >
      {readOnly ? null : <NavBar over="picture" />}
      <LoadFrame asked={asked} skeleton={<VideoSkeleton />} refused={<NoVideo />}>
        {(video) => (
          <VideoPage
            key={video.videoId}
            video={video}
            again={asked.again}
            via={via}
            Giving={Giving}
            readOnly={readOnly}
            mourning={mourning}
            neighbours={neighbours}
            onVideo={turn}
            muted={muted}
            onMuted={setMuted}
            card={card}
          />
        )}
      </LoadFrame>
    </ThemeRoot>
  )
}

function NoVideo(): ReactNode {
  const copy = useCopy(videoCopy)
  return (
    <View className="video-screen__gone">
      <ErrorState
        title={copy.missing}
        text={copy.missingText}
        action={{ label: copy.home, onPress: () => openPage('home', {}) }}
      />
    </View>
  )
}

function VideoSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Bone height="62vh" radius="0" />
      <View className="video-screen__bones">
        <Bone width="60%" height="20px" />
        <Bone height="44px" above="16px" />
        <Bone width="50%" above="16px" />
      </View>
    </Skeleton>
  )
}
