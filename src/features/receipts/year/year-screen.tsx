import type { ReactNode } from 'react'
import { call } from '../../../cloud'
import { EmptyState, useCopy, useLook } from '../../../ui'
import { YearFoot, YearPage, YearSums, YearWays } from '../../years'
import { CharityYear } from './charity-year'
import { yearCopy } from './copy'
import { asOfWords, type Year, yearText } from './year-text'

/** One's gifts of a tax year by charity, each with its number; the sums are the ledger's. */
export function YearScreen({ year }: { year: string | undefined }): ReactNode {
  const copy = useCopy(yearCopy)
  return (
    <YearPage
      opened={year}
      page={copy.page}
      title={copy.title}
      kept="receipts of"
      ask={(year) => call('receipts.year', { year })}
    >
      {(of) => <Whole of={of} />}
    </YearPage>
  )
}

function Whole({ of }: { of: Year }): ReactNode {
  const copy = useCopy(yearCopy)
  const { lang } = useLook()
  const { year, charities, asOf } = of
  if (charities.length === 0) return <EmptyState title={copy.empty(year)} text={copy.emptyText} />
  return (
    <>
      <YearSums of={of} />
      {charities.map((charity) => (
        <CharityYear key={charity.charityId} of={charity} />
      ))}
      <YearFoot asOf={asOfWords(asOf, lang)} note={copy.note} />
      <YearWays paper={() => call('receipts.yearFile', { year })} text={() => yearText(of, lang)} />
    </>
  )
}
