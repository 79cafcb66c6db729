import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { addDays, type Day, day, daysBetween } from '../../../../contracts/beijing'
import { nextPeriod, PAUSE_DAYS_MAX, periodOf } from '../../../../contracts/pledge-plan'
import type { Pledge } from '../../../../contracts/pledges'
import { Button, ChoiceGroup, dayWords, Sheet, Type, useCopy, useLook } from '../../../ui'
import { afterPause, pauseOf } from '../next-times'
import { DayGrid } from '../parts/day-choice'
import { now, today } from '../today'
import { monthWords, timeWords } from '../words'
import { changesCopy } from './changes-copy'
import './pause-sheet.scss'
import type { OwnPledge } from './use-pledge'

type Props = {
  pledge: Pledge
  own: OwnPledge
  onPause: (until: string) => void
  onClose: () => void
}

/** How long it rests, and on which day it goes on; said before it is done. */
export function PauseSheet({ pledge, own, onPause, onClose }: Props): ReactNode {
  const copy = useCopy(changesCopy)
  const { lang } = useLook()
  const [months, setMonths] = useState<1 | 2 | 3 | 0>(1)
  const [chosen, setChosen] = useState<Day>()
  const until = months === 0 ? chosen : pauseOf(pledge, months, now())
  return (
    <Sheet
      open
      title={copy.pauseTitle}
      onClose={onClose}
      foot={
        <>
          {until ? (
            <Type tone="ink-2" figures center className="pause__means">
              {copy.pauseMeans(
                dayWords(until, lang),
                timeWords(afterPause(pledge, until, now()), lang),
              )}
            </Type>
          ) : null}
          <Button
            kind="primary"
            disabled={!until}
            busy={own.changing}
            onPress={() => until && onPause(until)}
          >
            {until ? copy.pauseYes(dayWords(until, lang)) : copy.pauseWhen}
          </Button>
        </>
      }
    >
      <ChoiceGroup
        label={copy.pauseFor}
        kind="row"
        choices={[
          ...([1, 2, 3] as const).map((value) => ({ value, label: copy.pauseMonths(value) })),
          { value: 0 as const, label: copy.pauseUntil },
        ]}
        value={months}
        onChange={setMonths}
      />
      {months === 0 ? <UntilDay chosen={chosen} onChange={setChosen} /> : null}
    </Sheet>
  )
}

type UntilProps = { chosen: Day | undefined; onChange: (chosen: Day | undefined) => void }

/** A day from tomorrow on, within a year: its month first. */
function UntilDay({ chosen, onChange }: UntilProps): ReactNode {
  const copy = useCopy(changesCopy)
  const { lang } = useLook()
  const first = addDays(today(), 1)
  const last = addDays(today(), PAUSE_DAYS_MAX)
  const [period, setPeriod] = useState(periodOf(first))
  const { least, most } = daysIn(period, first, last)
  return (
    <View className="pause__until">
      <ChoiceGroup
        label={copy.pauseMonth}
        kind="row"
        choices={periodsBetween(first, last).map((value) => ({
          value,
          label: monthWords(value, lang),
        }))}
        value={period}
        onChange={(value) => {
          setPeriod(value)
          onChange(undefined)
        }}
      />
      <DayGrid
        label={copy.pauseDay}
        day={chosen && periodOf(chosen) === period ? Number(chosen.slice(8)) : undefined}
        least={least}
        most={most}
        onChange={(date) => onChange(day(`${period}-${String(date).padStart(2, '0')}`))}
      />
    </View>
  )
}

/** Twelve of them: the same month a year later would be called by the same name. */
function periodsBetween(first: Day, last: Day): string[] {
  const periods: string[] = []
  for (let period = periodOf(first); period < periodOf(last); period = nextPeriod(period)) {
    periods.push(period)
  }
  return periods
}

function daysIn(period: string, first: Day, last: Day): { least: number; most: number } {
  const begins = day(`${period}-01`)
  const length = daysBetween(begins, day(`${nextPeriod(period)}-01`))
  return {
    least: period === periodOf(first) ? Number(first.slice(8)) : 1,
    most: period === periodOf(last) ? Number(last.slice(8)) : length,
  }
}
