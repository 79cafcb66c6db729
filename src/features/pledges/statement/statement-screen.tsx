import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { formatFen } from '../../../../contracts/money'
import { call, useAnswer } from '../../../cloud'
import { copyText, openPage, openPaper, usePageShownAgain } from '../../../platform'
import {
  Amount,
  Bone,
  Button,
  Card,
  clockOf,
  dayWordsOf,
  EmptyState,
  Facts,
  LoadFrame,
  NavBar,
  Pressable,
  RowBones,
  Section,
  Skeleton,
  ThemeRoot,
  Toast,
  Type,
  useCopy,
  useLook,
  useWords,
  YearSteps,
} from '../../../ui'
import { today } from '../today'
import { monthWords } from '../words'
import { statementCopy } from './copy'
import './statement-screen.scss'
import { type Statement, statementText } from './statement-text'

/** The first year that a statement can be asked for. */
const YEAR_MIN = 2020

/** A year of monthly gifts with their numbers; its sums are the ledger's. */
export function StatementScreen({ year: opened }: { year: string | undefined }): ReactNode {
  const copy = useCopy(statementCopy)
  const thisYear = Number(today().slice(0, 4))
  const [year, setYear] = useState(() => yearIn(opened, thisYear))
  const asked = useAnswer(`statement ${year}`, () => call('pledges.statement', { year }))
  usePageShownAgain(asked.again)
  return (
    <ThemeRoot title={copy.page}>
      <NavBar title={copy.page} />
      <View className="statement__head">
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
      <LoadFrame asked={asked} skeleton={<StatementSkeleton />}>
        {(statement) => <Year statement={statement} />}
      </LoadFrame>
    </ThemeRoot>
  )
}

function yearIn(text: string | undefined, latest: number): number {
  const year = Number(text)
  return Number.isInteger(year) && year >= YEAR_MIN && year <= latest ? year : latest
}

function Year({ statement }: { statement: Statement }): ReactNode {
  const copy = useCopy(statementCopy)
  const { lang } = useLook()
  const { year, items, asOf } = statement
  if (items.length === 0) return <EmptyState title={copy.empty(year)} text={copy.emptyText} />
  return (
    <>
      <Sums statement={statement} />
      <Section title={copy.list} note={copy.count(items.length)}>
        <Card inPage inside="list">
          {items.map((item) => (
            <Row key={item.giftId} item={item} />
          ))}
        </Card>
      </Section>
      <View className="statement__foot">
        <Type size="fact" tone="ink-3" figures>
          {copy.asOf(dayWordsOf(asOf, lang), clockOf(asOf))}
        </Type>
        <Type size="fact" tone="ink-3" above={4}>
          {copy.note}
        </Type>
      </View>
      <Ways statement={statement} />
    </>
  )
}

function Sums({ statement }: { statement: Statement }): ReactNode {
  const copy = useCopy(statementCopy)
  const { givenFen, refundedFen, standsFen } = statement
  const facts = [
    { label: copy.given, value: formatFen(givenFen) },
    { label: copy.refunded, value: formatFen(refundedFen) },
  ]
  return (
    <Card inPage>
      <View className="statement__sum">
        <Type strong>{copy.stands}</Type>
        <Amount fen={standsFen} size={28} />
      </View>
      {refundedFen > 0 ? <Facts facts={facts} /> : null}
    </Card>
  )
}

function Row({ item }: { item: Statement['items'][number] }): ReactNode {
  const copy = useCopy(statementCopy)
  const words = useWords()
  const { lang } = useLook()
  const { giftId, settledAt, period, projectTitle, charityName, amountFen, refundedFen } = item
  const on = dayWordsOf(settledAt, lang)
  const title = words(projectTitle)
  return (
    <Pressable
      className="statement__row"
      onPress={() => openPage('gift', { giftId })}
      spoken={{ label: copy.row(on, title, formatFen(amountFen)) }}
    >
      <View className="statement__words">
        <Type strong>{title}</Type>
        <Type size="fact" tone="ink-2" figures>
          {`${on} · ${copy.period(monthWords(period, lang))}`}
        </Type>
        <Type size="fact" tone="ink-2" name>
          {words(charityName)}
        </Type>
        <Type size="fact" tone="ink-3" figures className="statement__number">
          {copy.number(item.receiptNumber)}
        </Type>
      </View>
      <View className="statement__amount">
        <Amount fen={amountFen} size={16} />
        {refundedFen > 0 ? (
          <Type size="fact" tone="ink-2" figures>
            {copy.refundedOf(formatFen(refundedFen))}
          </Type>
        ) : null}
      </View>
    </Pressable>
  )
}

/** As a paper, and as text. */
function Ways({ statement }: { statement: Statement }): ReactNode {
  const copy = useCopy(statementCopy)
  const { lang } = useLook()
  const [said, setSaid] = useState<string>()
  const [making, setMaking] = useState(false)
  const openIt = async (): Promise<void> => {
    setMaking(true)
    const file = await call('pledges.statementFile', { year: statement.year })
    const opened = file.ok ? await openPaper(file.value) : 'failed'
    setMaking(false)
    if (opened !== 'shown') setSaid(opened === 'failed' ? copy.noPaper : copy.downloaded)
  }
  const copyIt = async (): Promise<void> => {
    const copied = await copyText(statementText(statement, lang))
    setSaid(copied ? copy.copied : copy.notCopied)
  }
  return (
    <View className="statement__ways">
      <Button kind="primary" icon="report" busy={making} onPress={() => void openIt()}>
        {copy.paper}
      </Button>
      <Button icon="message" onPress={() => void copyIt()}>
        {copy.copy}
      </Button>
      <Toast text={said} onGone={() => setSaid(undefined)} />
    </View>
  )
}

function StatementSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Card inPage>
        <Bone width="50%" height="32px" />
      </Card>
      <RowBones rows={4} height="56px" />
    </Skeleton>
  )
}
