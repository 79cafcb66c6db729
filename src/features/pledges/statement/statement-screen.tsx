import type { ReactNode } from 'react'
import { call } from '../../../cloud'
import { Card, EmptyState, Section, useCopy, useLook, useWords } from '../../../ui'
import { YearFoot, YearPage, YearRow, YearSums, YearWays, yearsCopy } from '../../years'
import { monthWords } from '../words'
import { statementCopy } from './copy'
import { asOfWords, type Statement, statementText } from './statement-text'

/** A year of monthly gifts with their numbers; its sums are the ledger's. */
export function StatementScreen({ year }: { year: string | undefined }): ReactNode {
  const copy = useCopy(statementCopy)
  return (
    <YearPage
      opened={year}
      page={copy.page}
      title={copy.title}
      kept="statement"
      ask={(year) => call('pledges.statement', { year })}
    >
      {(statement) => <Year statement={statement} />}
    </YearPage>
  )
}

function Year({ statement }: { statement: Statement }): ReactNode {
  const copy = useCopy(statementCopy)
  const years = useCopy(yearsCopy)
  const words = useWords()
  const { lang } = useLook()
  const { year, items, asOf } = statement
  if (items.length === 0) return <EmptyState title={copy.empty(year)} text={copy.emptyText} />
  return (
    <>
      <YearSums of={statement} />
      <Section title={copy.list} note={years.count(items.length)}>
        <Card inPage inside="list">
          {items.map((item) => (
            <YearRow
              key={item.giftId}
              item={item}
              about={copy.period(monthWords(item.period, lang))}
              charity={words(item.charityName)}
            />
          ))}
        </Card>
      </Section>
      <YearFoot asOf={asOfWords(asOf, lang)} note={copy.note} />
      <YearWays
        paper={() => call('pledges.statementFile', { year })}
        text={() => statementText(statement, lang)}
      />
    </>
  )
}
