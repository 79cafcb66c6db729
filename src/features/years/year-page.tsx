import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { dayOf } from '../../../contracts/beijing'
import { type Answer, useAnswer } from '../../cloud'
import { serverClock } from '../../cloud/server-time'
import { usePageShownAgain } from '../../platform'
import { Bone, Card, LoadFrame, NavBar, RowBones, Skeleton, ThemeRoot, Type } from '../../ui'
import { YearSteps } from './year-steps'
import './years.scss'

/** The years that can be asked for. */
const YEAR_MIN = 2020
const YEAR_MAX = 2100

type Props<Of> = {
  /** `YYYY`, as the page was opened; any other text is this year. */
  opened: string | undefined
  page: string
  title: (year: number) => string
  /** Answers are kept under this name and the year. */
  kept: string
  ask: (year: number) => Promise<Answer<Of>>
  children: (of: Of) => ReactNode
}

/**
 * A year, and the steps from year to year. A phone's clock may be wrong: which year is the last one is known
 * with the first answer, so a year that was asked for is not judged before.
 */
export function YearPage<Of extends { asOf: string }>(props: Props<Of>): ReactNode {
  const { opened, page, title, kept, ask, children } = props
  const [wanted, setWanted] = useState(() => yearIn(opened))
  const year = wanted ?? thisYear()
  const asked = useAnswer(`${kept} ${year}`, async () => {
    const answer = await ask(year)
    if (!answer.ok) return answer
    serverClock.heard(answer.value.asOf)
    const latest = thisYear()
    setWanted((before) => (before === undefined || before > latest ? latest : before))
    return answer
  })
  usePageShownAgain(asked.again)
  return (
    <ThemeRoot title={page}>
      <NavBar title={page} />
      <View className="years__head">
        <Type size="headline" figures>
          {title(year)}
        </Type>
        <YearSteps
          year={year}
          earliest={YEAR_MIN}
          latest={Math.max(year, thisYear())}
          onChange={setWanted}
        />
      </View>
      <LoadFrame asked={asked} skeleton={<YearSkeleton />}>
        {children}
      </LoadFrame>
    </ThemeRoot>
  )
}

function yearIn(text: string | undefined): number | undefined {
  const year = Number(text)
  return Number.isInteger(year) && year >= YEAR_MIN && year <= YEAR_MAX ? year : undefined
}

/** By the server's clock, as far as this phone has heard it. */
const thisYear = (): number => Number(dayOf(serverClock.now()).slice(0, 4))

/** Since when it is so, and what the page is not. */
export function YearFoot({ asOf, note }: { asOf: string; note: string }): ReactNode {
  return (
    <View className="years__foot">
      <Type size="fact" tone="ink-3" figures>
        {asOf}
      </Type>
      <Type size="fact" tone="ink-3" above={4}>
        {note}
      </Type>
    </View>
  )
}

function YearSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Card inPage>
        <Bone width="50%" height="32px" />
      </Card>
      <RowBones rows={4} height="56px" />
    </Skeleton>
  )
}
