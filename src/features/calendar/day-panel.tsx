import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { startOf, day as toDay } from '../../../contracts/beijing'
import { call, type Result, useAnswer } from '../../cloud'
import { openPage } from '../../platform'
import {
  Button,
  Card,
  dayWords,
  ListRow,
  LoadFrame,
  Section,
  Tag,
  Type,
  useCopy,
  useLook,
  useWords,
  weekdayWords,
} from '../../ui'
import { Cover, ProjectRow } from '../projects'
import { useDayScene } from '../scenes'
import { calendarCopy } from './copy'
import './day-panel.scss'
import { Knowledge } from './knowledge'
import { namesOf } from './month-words'
import { RemindButton, RemindWords, useRemind } from './remind'
import { PanelSkeleton } from './skeletons'
import type { Reminders } from './use-reminders'

type DayPage = Result<'calendar.day'>
type Now = { day: string; asOf: string }
type Props = { day: string; now: Now; reminders: Reminders }

/** The day that is looked at: why to give on it, to what, and a sentence worth knowing. */
export function DayPanel({ day, now, reminders }: Props): ReactNode {
  const { scene } = useDayScene()
  // Of today an operator can know more than its date says.
  const about = day === now.day ? `${day} ${scene.key}` : day
  const asked = useAnswer(about, () => call('calendar.day', { day }))
  return (
    <LoadFrame asked={asked} skeleton={<PanelSkeleton />}>
      {(page) => (
        <>
          <Reason page={page} now={now} reminders={reminders} />
          <Appeal page={page} />
          <Projects page={page} />
          <Knowledge of={page.knowledge} />
        </>
      )}
    </LoadFrame>
  )
}

type ReasonProps = { page: DayPage; now: Now; reminders: Reminders }

function Reason({ page, now, reminders }: ReasonProps): ReactNode {
  const copy = useCopy(calendarCopy)
  const words = useWords()
  const remind = useRemind(page, now.asOf, reminders)
  const first = page.projects.find(({ openness }) => openness.open)
  return (
    <Card inPage inside="none">
      {page.projects[0] ? (
        <View className="day-panel__cover">
          <View className="day-panel__picture">
            <Cover cover={page.projects[0].cover} />
          </View>
        </View>
      ) : null}
      <View className="day-panel__words">
        <DayLine page={page} />
        <Type size="fact" tone="ink-3" above={12}>
          {page.day === now.day ? copy.reasonToday : copy.reason}
        </Type>
        <Type size="title">{words(page.reason)}</Type>
        <View className="day-panel__actions">
          {first ? (
            <Button
              kind="primary"
              small
              grow
              onPress={() =>
                openPage('project', {
                  projectId: first.projectId,
                  give: 'now',
                  channel: 'calendar',
                })
              }
            >
              {copy.give}
            </Button>
          ) : null}
          <RemindButton remind={remind} />
        </View>
        <RemindWords remind={remind} />
      </View>
    </Card>
  )
}

/** The day's names, and its dates in both calendars. */
function DayLine({ page }: { page: DayPage }): ReactNode {
  const copy = useCopy(calendarCopy)
  const words = useWords()
  const { lang } = useLook()
  // A day around a festival wears its scene without being marked, and mourning is in no calendar.
  const marked = page.marks.some(({ scene }) => scene === page.scene)
  const around = marked || page.scene === 'ordinary' ? [] : [page.name]
  const names = [...around, ...namesOf(page)].map(words)
  const weekday = weekdayWords(startOf(toDay(page.day)).toISOString(), lang)
  return (
    <View className="day-panel__day">
      {names.map((name) => (
        <Tag key={name} strong>
          {name}
        </Tag>
      ))}
      <Type size="fact" tone="ink-2" figures>
        {copy.date(dayWords(page.day, lang), weekday, words(page.lunar))}
      </Type>
    </View>
  )
}

/** An emergency goes on, whatever else the day is. */
function Appeal({ page: { appeal } }: { page: DayPage }): ReactNode {
  const copy = useCopy(calendarCopy)
  const words = useWords()
  if (!appeal) return null
  return (
    <Card inPage inside="list">
      <ListRow
        icon="alert"
        title={words(appeal.title)}
        detail={copy.appeal}
        onPress={() => openPage('festival', { key: 'emergency' })}
      />
    </Card>
  )
}

function Projects({ page: { projects } }: { page: DayPage }): ReactNode {
  const copy = useCopy(calendarCopy)
  const toAll = (): void => openPage('projects', {})
  return (
    <Section title={copy.projects}>
      {projects.map((project) => (
        <ProjectRow key={project.projectId} project={project} />
      ))}
      {projects.length === 0 ? (
        <Card inPage>
          <Type tone="ink-2">{copy.noProjects}</Type>
          <View className="day-panel__actions">
            <Button small onPress={toAll}>
              {copy.allProjects}
            </Button>
          </View>
        </Card>
      ) : null}
    </Section>
  )
}
