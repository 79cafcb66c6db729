import { View } from '@tarojs/components'
import { type CSSProperties, type ReactNode, Suspense, useEffect, useRef, useState } from 'react'
import { sceneCalled } from '../../../contracts/scenes/which-scene'
import type { VideoPage as Video } from '../../../contracts/videos'
import { record } from '../../cloud'
import { type Card, system, type Via } from '../../platform'
import { type Theme, useLook } from '../../ui'
import { CharitySheet, type GivingSlot, useProject } from '../projects'
import { Along } from './along'
import { Caption } from './caption'
import type { Neighbours } from './data'
import { Ending } from './ending'
import { Side } from './side'
import { Stage } from './stage'
import { turnedByKeys, turnedByTouch } from './turning'
import { usePlaying } from './use-playing'
import './video-page.scss'

type Props = {
  video: Video
  /** Asks for it anew: how many watched and gave changes. */
  again: () => void
  via: Via
  Giving: GivingSlot
  readOnly: boolean
  /** Undefined while it is not known. */
  mourning: boolean | undefined
  neighbours: Neighbours
  onVideo: (videoId: string) => void
  muted: boolean
  onMuted: (muted: boolean) => void
  card: () => Card
}

/** After this the server's page, which it keeps for a second, has the viewer in it. */
const COUNTED_AFTER_MS = 1_500

export function VideoPage({ video, again, via, Giving, ...about }: Props): ReactNode {
  const { readOnly, mourning, neighbours, onVideo } = about
  const { theme } = useLook()
  const project = useProject(video.projectId)
  const playing = usePlaying(video, mourning === undefined ? undefined : mayBegin(mourning))
  const [giving, setGiving] = useState(false)
  const [charity, setCharity] = useState(false)
  // What was playing under a sheet goes on when that closes.
  const goesOn = useRef(false)
  const from = { ...via, channel: 'video' }

  useSeen(video.projectId, from)
  const { watchedToEnd } = playing.watched
  useEffect(() => {
    if (!watchedToEnd) return undefined
    const timer = setTimeout(again, COUNTED_AFTER_MS)
    return () => clearTimeout(timer)
  }, [watchedToEnd, again])

  const open = (set: (open: boolean) => void): void => {
    goesOn.current = playing.at === 'playing'
    playing.pause()
    set(true)
  }
  const close = (set: (open: boolean) => void): void => {
    set(false)
    if (goesOn.current) playing.play()
    goesOn.current = false
  }
  const turn = (to: 'before' | 'after'): void => {
    const videoId = neighbours[to]
    if (videoId) onVideo(videoId)
  }
  // A finger that is down keeps its beginning while the page is drawn anew.
  const latestTurn = useRef(turn)
  latestTurn.current = turn
  const [touch] = useState(() => turnedByTouch((to) => latestTurn.current(to)))
  // Until it is known, as on a day of mourning.
  const quiet = mourning ?? true

  return (
    <View {...(mourning ? { style: coloursOfMourning(theme) } : {})}>
      <View className={`video${mourning ? ' video--quiet' : ''}`} {...turnedByKeys(turn)}>
        <View className="video__stage" {...touch}>
          <Stage video={video} playing={playing} muted={about.muted} />
        </View>
        <View className="video__foot">
          <View className="video__over">
            <Caption captions={video.captions} playing={playing} />
            <Side
              video={video}
              muted={about.muted}
              onMuted={about.onMuted}
              neighbours={neighbours}
              onTurn={turn}
              card={readOnly ? undefined : about.card}
            />
          </View>
          <View className="video__panel">
            <Along video={video} playing={playing} readOnly={readOnly} mourning={quiet} />
            {playing.isLate ? (
              <Ending
                video={video}
                project={project.value}
                playing={playing}
                readOnly={readOnly}
                mourning={quiet}
                via={from}
                onGive={() => open(setGiving)}
                onRecord={() => open(setCharity)}
              />
            ) : null}
          </View>
        </View>
      </View>
      {project.value ? (
        <CharitySheet project={project.value} open={charity} onClose={() => close(setCharity)} />
      ) : null}
      {project.value && !readOnly ? (
        // Mounted with the page, so that the sheet is there at the tap.
        <Suspense fallback={null}>
          <Giving
            project={project.value}
            open={giving}
            onClose={() => close(setGiving)}
            via={from}
          />
        </Suspense>
      ) : null}
    </View>
  )
}

/** On a day of mourning nothing moves by itself, and nothing for somebody who wants less of it. */
function mayBegin(mourning: boolean): boolean {
  return !mourning && !system.reducedMotion()
}

/** Notes once that the video's project was seen here. */
function useSeen(projectId: string, via: Via): void {
  const seen = useRef(via)
  useEffect(() => record({ step: 'opened', projectId, ...seen.current }), [projectId])
}

function coloursOfMourning(theme: Theme): CSSProperties {
  const colours = sceneCalled('mourning')?.theme[theme]
  if (!colours) return {}
  const { accent, accentInk, glow } = colours
  return { '--accent': accent, '--accent-ink': accentInk, '--glow': glow } as CSSProperties
}
