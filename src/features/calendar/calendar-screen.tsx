import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { CalendarDay } from '../../../contracts/calendar'
import { call, knowsPerson, useAnswer } from '../../cloud'
import { launch, pathTo, usePageShownAgain, useSharing, useVia } from '../../platform'
import {
  Button,
  dayWords,
  LoadFrame,
  NavBar,
  shareArt,
  ThemeRoot,
  useCopy,
  useLook,
  useWords,
  Wear,
} from '../../ui'
import { useDressOn, useEachNewDay } from '../scenes'
import { useOwnCard } from '../shares'
import './calendar-screen.scss'
import { calendarCopy } from './copy'
import { DayPanel } from './day-panel'
import { MonthDays } from './month-days'
import { MonthHead } from './month-head'
import { knownDay, type Month, monthOf, namesOf, openingDay } from './month-words'
import { CalendarSkeleton, DaysSkeleton } from './skeletons'
import { useReminders } from './use-reminders'

/** A month with its days, and the day that is looked at: its reason to give, and a reminder of it. */
export function CalendarScreen({ day }: { day?: string | undefined }): ReactNode {
  const copy = useCopy(calendarCopy)
  // The server's day: a phone whose clock is wrong does not matter.
  const now = useAnswer('now', async () => {
    const answer = await call('scenes.now', {})
    if (!answer.ok) return answer
    return { ok: true as const, value: { day: answer.value.day, asOf: answer.value.totals.asOf } }
  })
  usePageShownAgain(now.again)
  useEachNewDay(now.again)
  return (
    <ThemeRoot title={copy.page}>
      {launch().readOnly ? null : <NavBar title={copy.page} />}
      <LoadFrame asked={now} skeleton={<CalendarSkeleton />}>
        {(today) => <Calendar now={today} opened={knownDay(day)} />}
      </LoadFrame>
    </ThemeRoot>
  )
}

type Now = { day: string; asOf: string }
type Shown = { month: Month; day: string | undefined }

function Calendar({ now, opened }: { now: Now; opened: string | undefined }): ReactNode {
  const copy = useCopy(calendarCopy)
  const [shown, setShown] = useState<Shown>({ month: monthOf(opened ?? now.day), day: opened })
  const { month } = shown
  const asked = useAnswer(month, () => call('calendar.month', { month }))
  const reminders = useReminders()
  const days = asked.value?.days
  const day = shown.day ?? (days && openingDay(days, now.day))
  // Whoever came through a card is being logged in for it.
  const somebody = useVia().shareId !== undefined || knowsPerson()
  const own = useOwnCard(somebody && day ? pathTo('calendar', { day }) : undefined)
  const dress = useDressOn(day ?? now.day)
  const cardTitle = useCardTitle()
  useSharing(() => ({
    title: day ? cardTitle(day, days, copy.page) : copy.page,
    page: 'calendar',
    params: { ...(day ? { day } : {}), ...own() },
    image: shareArt(undefined, 'chat'),
    square: shareArt(undefined, 'moments'),
  }))
  return (
    <Wear scene={dress}>
      <MonthHead
        month={month}
        days={days}
        onMonth={(other) => setShown({ month: other, day: undefined })}
      />
      <LoadFrame asked={asked} skeleton={<DaysSkeleton month={month} />}>
        {({ days: ofMonth }: { days: CalendarDay[] }) => (
          <>
            <MonthDays
              days={ofMonth}
              shown={day}
              today={now.day}
              onDay={(other) => setShown({ month, day: other })}
            />
            {day === now.day ? null : (
              <View className="calendar__today">
                <Button
                  kind="plain"
                  small
                  onPress={() => setShown({ month: monthOf(now.day), day: now.day })}
                >
                  {copy.toToday}
                </Button>
              </View>
            )}
            {day ? <DayPanel day={day} now={now} reminders={reminders} /> : null}
          </>
        )}
      </LoadFrame>
    </Wear>
  )
}

/** What a card of a day says: `12月5日 · 国际志愿者日`, or of a day without a name where it leads. */
function useCardTitle() {
  const words = useWords()
  const { lang } = useLook()
  return (day: string, days: readonly CalendarDay[] | undefined, otherwise: string): string => {
    const names = days?.find((of) => of.day === day)
    const [name] = names ? namesOf(names) : []
    return `${dayWords(day, lang)} · ${name ? words(name) : otherwise}`
  }
}
