import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { knowsPerson } from '../../cloud'
import { serverClock } from '../../cloud/server-time'
import { openPage, pathTo, useSharing, useVia } from '../../platform'
import {
  Bone,
  Card,
  EmptyState,
  ListRow,
  LoadFrame,
  NavBar,
  Section,
  Skeleton,
  shareArt,
  ThemeRoot,
  useCopy,
} from '../../ui'
import { UnreadMark } from '../notices'
import { causeCopy, causesInOrder, type ProjectList, ProjectRow, useProjectList } from '../projects'
import { type DayScene, isFestival, isMourning, useDayScene, useEachNewDay } from '../scenes'
import { useOwnCard } from '../shares'
import { Causes } from './causes'
import { homeCopy } from './copy'
import { DayTotal } from './day-total'
import { FestivalRow } from './festival-row'
import { Hero } from './hero'
import './home-screen.scss'
import { MonthlyRow } from './monthly-row'
import { ReasonCard } from './reason-card'
import { reasonFor, reasonOf } from './today'

/** What of each cause stands on the home page; the rest is one tap away. */
const ROWS_OF_A_CAUSE = 2

/**
 * What is on today: a greeting, a reason to give, the causes, the day's total, the projects. What lies
 * over the page (a gift found after a launch) comes from outside, because home knows no gifts.
 */
export function HomeScreen({ children }: { children?: ReactNode }): ReactNode {
  const copy = useCopy(homeCopy)
  const asked = useProjectList({})
  const day = useDayScene()
  useEachNewDay(asked.again)
  // Whoever came through a card is being logged in for it.
  const somebody = useVia().shareId !== undefined || knowsPerson()
  const own = useOwnCard(somebody ? pathTo('home', {}) : undefined)
  useSharing(() => ({
    title: copy.share,
    page: 'home',
    params: own(),
    image: shareArt(undefined, 'chat'),
    square: shareArt(undefined, 'moments'),
  }))
  return (
    <ThemeRoot title={copy.page} foot="tab-bar">
      <NavBar over="brand" />
      <Hero
        scene={day.scene}
        today={serverClock.now().toISOString()}
        instant={asked.value?.today.asOf}
        timeless={asked.trouble !== undefined}
      />
      <LoadFrame asked={asked} skeleton={<HomeSkeleton />}>
        {(list) => <HomePage list={list} day={day} />}
      </LoadFrame>
      {knowsPerson() ? <UnreadMark /> : null}
      {children}
    </ThemeRoot>
  )
}

type HomeProps = { list: ProjectList; day: DayScene }

function HomePage({ list: { items, today }, day }: HomeProps): ReactNode {
  const copy = useCopy(homeCopy)
  const { scene } = day
  const named = isFestival(scene) || isMourning(scene) ? scene : undefined
  const reason = named ? reasonOf(named, items) : reasonFor(items, today.asOf)
  if (items.length === 0) return <EmptyState title={copy.nothing} text={copy.nothingText} />
  return (
    <>
      {reason ? <ReasonCard project={reason} scene={named} /> : null}
      <FestivalRow day={day} />
      <Causes />
      <DayTotal today={today} quiet={!scene.motion} />
      <CalendarRow />
      <MonthlyRow projects={items.filter((project) => project.monthly)} />
      <ByCause items={items} />
    </>
  )
}

/** The way to the calendar, whose days are reasons to give too. */
function CalendarRow(): ReactNode {
  const copy = useCopy(homeCopy)
  return (
    <Card inPage inside="list">
      <ListRow
        icon="calendar"
        title={copy.calendar}
        detail={copy.calendarText}
        onPress={() => openPage('calendar', {})}
      />
    </Card>
  )
}

function ByCause({ items }: { items: ProjectList['items'] }): ReactNode {
  const copy = useCopy(homeCopy)
  const causes = useCopy(causeCopy)
  return causesInOrder.map((cause) => {
    const projects = items.filter((project) => project.cause === cause)
    if (projects.length === 0) return null
    const more = { label: copy.all, onPress: () => openPage('projects', { cause }) }
    return (
      <Section key={cause} title={causes[cause]} more={more}>
        {projects.slice(0, ROWS_OF_A_CAUSE).map((project) => (
          <ProjectRow key={project.projectId} project={project} />
        ))}
      </Section>
    )
  })
}

function HomeSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Card className="home__reason-bones">
        <Bone width="88px" height="22px" radius="8px" />
        <Bone width="50%" height="22px" above="14px" />
        <Bone width="80%" above="10px" />
        <Bone width="65%" above="8px" />
        <Bone height="44px" radius="22px" above="22px" />
      </Card>
      <View className="home__disc-bones">
        {['a', 'b', 'c', 'd', 'e'].map((disc) => (
          <Bone key={disc} width="44px" height="44px" radius="22px" />
        ))}
      </View>
      <View className="home__total-bones">
        <Bone width="120px" height="12px" />
        <Bone width="180px" height="28px" above="10px" />
      </View>
      <View className="home__row-bones">
        <Bone width="150px" height="18px" />
        <Bone height="106px" radius="16px" above="16px" />
        <Bone width="80px" height="18px" above="30px" />
        <Bone height="106px" radius="16px" above="16px" />
      </View>
    </Skeleton>
  )
}
