import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { dayOf } from '../../../../contracts/beijing'
import { formatFen } from '../../../../contracts/money'
import { call, useAnswer } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { usePageShownAgain } from '../../../platform'
import {
  Amount,
  Bone,
  Card,
  EmptyState,
  Facts,
  LoadFrame,
  NavBar,
  RowBones,
  Skeleton,
  ThemeRoot,
  Type,
  useCopy,
  useLook,
  YearSteps,
} from '../../../ui'
import { CharityYear } from './charity-year'
import { yearCopy } from './copy'
import './year-screen.scss'
import { asOfWords, type Year } from './year-text'
import { YearWays } from './year-ways'

/** The first year that can be asked for. */
const YEAR_MIN = 2020

/** One's gifts of a tax year by charity, each with its number; the sums are the ledger's. */
export function YearScreen({ year: opened }: { year: string | undefined }): ReactNode {
  const copy = useCopy(yearCopy)
  const thisYear = Number(dayOf(serverClock.now()).slice(0, 4))
  const [year, setYear] = useState(() => yearIn(opened, thisYear))
  const asked = useAnswer(`receipts of ${year}`, () => call('receipts.year', { year }))
  usePageShownAgain(asked.again)
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <View className="gift-year__head">
        <Type size="headline" figures>
          {copy.title(year)}
        </Type>
        <YearSteps
          year={year}
          earliest={YEAR_MIN}
          latest={thisYear}
          labels={copy}
          onChange={setYear}
        />
      </View>
      <LoadFrame asked={asked} skeleton={<YearSkeleton />}>
        {(of) => <Whole of={of} />}
      </LoadFrame>
    </ThemeRoot>
  )
}

function yearIn(text: string | undefined, latest: number): number {
  const year = Number(text)
  return Number.isInteger(year) && year >= YEAR_MIN && year <= latest ? year : latest
}

function Whole({ of }: { of: Year }): ReactNode {
  const copy = useCopy(yearCopy)
  const { lang } = useLook()
  const { year, charities, asOf } = of
  if (charities.length === 0) return <EmptyState title={copy.empty(year)} text={copy.emptyText} />
  return (
    <>
      <Sums of={of} />
      {charities.map((charity) => (
        <CharityYear key={charity.charityId} of={charity} />
      ))}
      <View className="gift-year__foot">
        <Type size="fact" tone="ink-3" figures>
          {asOfWords(asOf, lang)}
        </Type>
        <Type size="fact" tone="ink-3" above={4}>
          {copy.note}
        </Type>
      </View>
      <YearWays of={of} />
    </>
  )
}

function Sums({ of: { givenFen, refundedFen, standsFen } }: { of: Year }): ReactNode {
  const copy = useCopy(yearCopy)
  const facts = [
    { label: copy.given, value: formatFen(givenFen) },
    { label: copy.refunded, value: formatFen(refundedFen) },
  ]
  return (
    <Card inPage>
      <View className="gift-year__sum">
        <Type strong>{copy.stands}</Type>
        <Amount fen={standsFen} size={28} />
      </View>
      {refundedFen > 0 ? <Facts facts={facts} /> : null}
    </Card>
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
