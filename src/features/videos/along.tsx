import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { VideoPage } from '../../../contracts/videos'
import { a11y, clockOf, Icon, Pressable, Type, useCopy, useWords } from '../../ui'
import { videoCopy } from './copy'
import { PotLine } from './pot-line'
import { lengthWords } from './seconds'
import type { Playing } from './use-playing'

type Props = { video: VideoPage; playing: Playing; readOnly: boolean; mourning: boolean }

/** Beside the picture all the time: how far it is, its chapters, and who watched it as well. */
export function Along({ video, playing, readOnly, mourning }: Props): ReactNode {
  const words = useWords()
  const copy = useCopy(videoCopy)
  const { seconds } = playing
  const at = copy.at(lengthWords(seconds), lengthWords(video.seconds))
  return (
    <>
      <How video={video} seconds={seconds} at={at} />
      <View className="video__head">
        <Type size="section" name>
          {words(video.title)}
        </Type>
        <Type size="fact" tone="ink-2" figures className="video__at">
          {at}
        </Type>
      </View>
      <Chapters video={video} playing={playing} />
      <Together together={video.together} />
      <Pot video={video} playing={playing} mourning={mourning} />
      <Counting playing={playing} readOnly={readOnly} />
    </>
  )
}

function How({ video, seconds, at }: { video: VideoPage; seconds: number; at: string }) {
  const copy = useCopy(videoCopy)
  const percent = Math.min(100, (seconds / video.seconds) * 100)
  const spoken = { label: copy.progress, value: Math.round(percent), valueText: at }
  return (
    <View className="video__how" {...a11y({ role: 'progressbar', ...spoken })}>
      <View className="video__done" style={{ width: `${percent.toFixed(1)}%` }} />
      {video.chapters
        .filter(({ from }) => from > 0)
        .map(({ from }) => (
          <View
            key={from}
            className="video__tick"
            style={{ left: `${(from / video.seconds) * 100}%` }}
          />
        ))}
    </View>
  )
}

function Chapters({ video, playing }: { video: VideoPage; playing: Playing }): ReactNode {
  const copy = useCopy(videoCopy)
  const words = useWords()
  const { seconds, at } = playing
  const now =
    at === 'poster' ? undefined : video.chapters.filter(({ from }) => from <= seconds).pop()
  return (
    <View className="video__chapters" {...a11y({ role: 'group', label: copy.chapters })}>
      {video.chapters.map((chapter) => {
        const { from, title } = chapter
        const said = chapter === now ? copy.chapterNow : copy.chapter
        return (
          <Pressable
            key={from}
            className={`video__chapter${chapter === now ? ' video__chapter--now' : ''}`}
            onPress={() => playing.jump(from)}
            spoken={{ label: said(lengthWords(from), words(title)) }}
          >
            <Type strong={chapter === now}>{words(title)}</Type>
          </Pressable>
        )
      })}
    </View>
  )
}

function Together({ together }: Pick<VideoPage, 'together'>): ReactNode {
  const copy = useCopy(videoCopy)
  const { watched, gave, asOf } = together
  return (
    <View className="video__together">
      <Type figures>{watched === 0 ? copy.first : copy.together(watched, gave)}</Type>
      <Type size="fact" tone="ink-2" figures>
        {copy.asOf(clockOf(asOf))}
      </Type>
    </View>
  )
}

/** What waits at the end, until it is there; one's own stays. */
function Pot({ video: { pot }, playing, mourning }: Omit<Props, 'readOnly'>): ReactNode {
  if (!pot || mourning || pot.caller === 'waits') return null
  return playing.watched.watchedToEnd && pot.caller !== 'own' ? null : <PotLine pot={pot} />
}

/** Said as soon as it is so: who watches should not find out at the end that nobody counted. */
function Counting({ playing, readOnly }: { playing: Playing; readOnly: boolean }): ReactNode {
  const copy = useCopy(videoCopy)
  const { counting, watchedToEnd, missed } = playing.watched
  const ended = playing.at === 'ended'
  const said = (): string | undefined => {
    if (readOnly) return copy.moments
    if (watchedToEnd) return ended ? copy.toEnd : undefined
    switch (counting) {
      case 'not-yet':
        return undefined
      case 'counted':
        if (!ended) return undefined
        return missed ? copy.missed : copy.notToEnd
      case 'offline':
      case 'unanswered':
        return ended ? copy.endUnsaid : copy[counting]
      default:
        return copy[counting]
    }
  }
  const sentence = said()
  return (
    <View {...a11y({ role: 'status', live: 'polite' })}>
      {sentence ? (
        <View className="video__counting">
          <Icon
            name={watchedToEnd ? 'done' : 'info'}
            size={18}
            tone={watchedToEnd ? 'jade' : 'ink-2'}
          />
          <Type tone="ink-2">{sentence}</Type>
        </View>
      ) : null}
    </View>
  )
}
