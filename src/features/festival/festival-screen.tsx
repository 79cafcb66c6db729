import type { ReactNode } from 'react'
import { day, dayOf } from '../../../contracts/beijing'
import type { Scene } from '../../../contracts/scenes/schema'
import { sceneCalled, standingOf } from '../../../contracts/scenes/which-scene'
import { serverClock } from '../../cloud/server-time'
import { launch, openPage, usePageShown, type Via } from '../../platform'
import { EmptyState, LoadFrame, NavBar, ThemeRoot, Type, useCopy, useWords } from '../../ui'
import { dressOf, isFestival, isMourning, useDayScene } from '../scenes'
import { festivalCopy } from './copy'
import { FestivalBar } from './festival-bar'
import { FestivalHead } from './festival-head'
import { FestivalPage } from './festival-page'
import './festival-screen.scss'
import { FestivalSkeleton } from './festival-skeleton'
import { nightOf } from './night'
import { useFestivalCard } from './sharing'
import { useLiveScene } from './use-live-scene'

type Props = { sceneKey: string; via: Via }

type FestivalProps = { scene: Scene; waiting?: Scene; via: Via }

/** A scene's own page. What needs no server (its words, its colours, its days) is there at once. */
export function FestivalScreen({ sceneKey, via }: Props): ReactNode {
  const scene = sceneCalled(sceneKey)
  const { scene: todays } = useDayScene()
  if (!scene) return <NoFestival />
  // There is no festival while there is mourning: whoever comes for one finds what the day is.
  const waits = isMourning(todays) && isFestival(scene)
  return waits ? (
    <Festival key={todays.key} scene={todays} waiting={scene} via={via} />
  ) : (
    <Festival key={scene.key} scene={scene} via={via} />
  )
}

/** @param waiting the festival that was asked for, while there is mourning */
function Festival({ scene, waiting, via }: FestivalProps): ReactNode {
  const copy = useCopy(festivalCopy)
  const words = useWords()
  const shown = usePageShown()
  const asked = useLiveScene(scene.key, shown)
  const page = asked.value
  const today = useDayScene()
  const standing = page
    ? { state: page.state, from: day(page.from), to: day(page.to) }
    : standingOf(scene, dayOf(serverClock.now()), circumstancesOf(today.scene))
  const worn = dressOf(scene)
  const quiet = worn.quiet || dressOf(today.scene).grey
  const night = quiet ? undefined : nightOf(worn)
  const card = useFestivalCard(scene, page, quiet)
  return (
    <ThemeRoot title={words(scene.name)} foot="donate-bar" scene={worn} night={night?.style}>
      {launch().readOnly ? null : <NavBar over="picture" />}
      <FestivalHead scene={scene} standing={standing} shown={shown} night={night !== undefined} />
      {waiting ? (
        <Type tone="ink-2" className="festival-screen__waiting">
          {copy.waits(words(waiting.name))}
        </Type>
      ) : null}
      <LoadFrame asked={asked} skeleton={<FestivalSkeleton quiet={quiet} />}>
        {(live) => (
          <FestivalPage
            page={live}
            quiet={quiet}
            worn={worn}
            card={card}
            stopped={asked.trouble !== undefined}
          />
        )}
      </LoadFrame>
      {page ? <FestivalBar page={page} bar={night?.bar} via={via} /> : null}
    </ThemeRoot>
  )
}

/** What an operator knows is worn today, or it is not so. */
function circumstancesOf({ key }: Scene): { mourning: boolean; emergency: boolean } {
  return { mourning: key === 'mourning', emergency: key === 'emergency' }
}

function NoFestival(): ReactNode {
  const copy = useCopy(festivalCopy)
  return (
    <ThemeRoot title={copy.page}>
      {launch().readOnly ? null : <NavBar title={copy.page} />}
      <EmptyState
        title={copy.none}
        text={copy.noneText}
        action={{ label: copy.calendar, onPress: () => openPage('calendar', {}) }}
      />
    </ThemeRoot>
  )
}
