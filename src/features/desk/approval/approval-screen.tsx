import { type ReactNode, useState } from 'react'
import { formatFen } from '../../../../contracts/money'
import type { Trouble } from '../../../cloud'
import { openPage, usePageShownAgain } from '../../../platform'
import {
  Button,
  clockOf,
  dayWordsOf,
  LoadFrame,
  Notice,
  Tag,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { Actions, Columns, Said } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { useMine } from '../parts/use-mine'
import { booking, linesRead } from '../report/form'
import { ReportSkeleton } from '../report/report-skeleton'
import { SummaryCard } from '../report/summary-card'
import { type ToWrite, useReport } from '../report/use-report'
import { AskApproval, AskReturn } from './asks'
import { ContentShown } from './content-shown'
import { approvalCopy } from './copy'
import { type Done, Ended, howEnded } from './ended'

/** One report that waits, as finance reads it: what will be booked, what remains, and yes or back. */
export function ApprovalScreen({ reportId }: { reportId: string }): ReactNode {
  const copy = useCopy(approvalCopy)
  const asked = useReport({ reportId })
  usePageShownAgain(asked.again)
  const charityId = asked.value?.project.charity.charityId
  const words = useWords()
  return (
    <DeskFrame
      title={copy.page}
      note={asked.value && words(asked.value.project.title)}
      charityId={charityId}
    >
      <LoadFrame asked={asked} skeleton={<ReportSkeleton />} refused={<NotHere />}>
        {(report) => <Approval report={report} reportId={reportId} again={asked.again} />}
      </LoadFrame>
    </DeskFrame>
  )
}

type Props = { report: ToWrite; reportId: string; again: () => void }

function Approval({ report, reportId, again }: Props): ReactNode {
  const copy = useCopy(approvalCopy)
  const { lang } = useLook()
  const [done, setDone] = useState<Done>()
  const { content, state, kind, sentAt } = report
  const sent = sentAt && copy.sent(dayWordsOf(sentAt, lang), clockOf(sentAt).slice(0, 5))
  const ended = howEnded(report, done)
  if (ended) return <Ended done={ended} report={report} />
  return (
    <Columns
      side={
        <>
          <SummaryCard report={report} lines={linesRead(content.spending ?? [])} />
          <Decide report={report} reportId={reportId} again={again} onDone={setDone} />
        </>
      }
    >
      <ContentShown
        title={copy.kinds[kind]}
        note={sent}
        tag={
          <Tag tone={state === 'waiting' ? 'gold' : 'ink-2'} icon="report">
            {copy.states[state]}
          </Tag>
        }
        content={content}
      />
    </Columns>
  )
}

type DecideProps = Props & { onDone: (done: Done) => void }

function Decide({ report, reportId, again, onDone }: DecideProps): ReactNode {
  const copy = useCopy(approvalCopy)
  const words = useWords()
  const { value: mine } = useMine()
  const [asking, setAsking] = useState<'approve' | 'return'>()
  const [trouble, setTrouble] = useState<Trouble>()
  const { project, corrects, content, state, version, sentAt } = report
  const role = mine?.charities.find((one) => one.charityId === project.charity.charityId)?.role
  const sumFen = (content.spending ?? []).reduce((sum, { amountFen }) => sum + amountFen, 0)
  const { booksFen } = booking(project, sumFen, corrects)
  const refused = (met: Trouble): void => {
    setAsking(undefined)
    setTrouble(met)
    // It was changed or decided by somebody else meanwhile: what stands is shown.
    if (met.kind !== 'refused') return
    if (met.name === 'REPORT_NOT_WAITING') onDone({ what: 'over', version, sentAt })
    again()
  }
  const said = trouble ? (
    <Said>
      <Notice tone="danger" live>
        {words(trouble.sentence)}
      </Notice>
    </Said>
  ) : null
  if (state === 'draft' || state === 'returned') {
    return (
      <>
        {said}
        <Actions>
          <Button kind="primary" onPress={() => openPage('deskReport', { reportId })}>
            {copy.edit}
          </Button>
        </Actions>
      </>
    )
  }
  if (report.mine) return <Why title={copy.ownTitle} text={copy.ownText} />
  if (mine && role !== 'finance') return <Why title={copy.notFinance} />
  return (
    <>
      {said}
      <Actions>
        <Button kind="primary" onPress={() => setAsking('approve')}>
          {copy.approve}
        </Button>
        <Button onPress={() => setAsking('return')}>{copy.return}</Button>
      </Actions>
      <AskApproval
        open={asking === 'approve'}
        reportId={reportId}
        version={version}
        text={booksFen === 0 ? copy.askNothing : copy.askText(formatFen(booksFen))}
        onClose={() => setAsking(undefined)}
        onApproved={(result) => onDone({ what: 'approved', result })}
        onRefused={refused}
      />
      <AskReturn
        open={asking === 'return'}
        reportId={reportId}
        onClose={() => setAsking(undefined)}
        onReturned={() => onDone({ what: 'returned' })}
        onRefused={refused}
      />
    </>
  )
}

function Why({ title, text }: { title: string; text?: string }): ReactNode {
  return (
    <Said>
      <Notice tone="ink-2" icon="info">
        <Type strong>{title}</Type>
        {text ? <Type>{text}</Type> : null}
      </Notice>
    </Said>
  )
}
