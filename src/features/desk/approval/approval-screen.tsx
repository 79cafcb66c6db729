import { type ReactNode, useState } from 'react'
import { REASON_CODE_POINTS_MAX } from '../../../../contracts/limits'
import { formatFen } from '../../../../contracts/money'
import { call, type Result, type Trouble } from '../../../cloud'
import { openPage, usePageShownAgain } from '../../../platform'
import {
  Button,
  clockOf,
  Dialog,
  dateWords,
  dayWordsOf,
  EmptyState,
  Field,
  LoadFrame,
  Notice,
  Sheet,
  Tag,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { Actions, Columns, Fields, Said } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { useMine } from '../parts/use-mine'
import { useOnce } from '../parts/use-once'
import { booking, linesRead } from '../report/form'
import { ReportSkeleton } from '../report/report-skeleton'
import { SummaryCard } from '../report/summary-card'
import { type ToWrite, useReport } from '../report/use-report'
import { ContentShown } from './content-shown'
import { approvalCopy } from './copy'

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
type Done = { what: 'approved'; result: Result<'reports.approve'> } | { what: 'returned' }

function Approval({ report, reportId, again }: Props): ReactNode {
  const copy = useCopy(approvalCopy)
  const { lang } = useLook()
  const [done, setDone] = useState<Done>()
  const { content, state, kind, sentAt } = report
  const sent = sentAt && copy.sent(dayWordsOf(sentAt, lang), clockOf(sentAt).slice(0, 5))
  if (done) return <Ended done={done} projectId={report.project.projectId} />
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
  const { project, corrects, content, state, version } = report
  const role = mine?.charities.find((one) => one.charityId === project.charity.charityId)?.role
  const sumFen = (content.spending ?? []).reduce((sum, { amountFen }) => sum + amountFen, 0)
  const { booksFen } = booking(project, sumFen, corrects)
  const refused = (met: Trouble): void => {
    setAsking(undefined)
    setTrouble(met)
    // It was changed or decided by somebody else meanwhile: what stands is shown.
    if (met.kind === 'refused') again()
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

type AskProps = {
  open: boolean
  reportId: string
  onClose: () => void
  onRefused: (trouble: Trouble) => void
}
type ApproveProps = AskProps & {
  version: number | undefined
  text: string
  onApproved: (result: Result<'reports.approve'>) => void
}

/** The version that was read, and no other one, is approved. */
function AskApproval(props: ApproveProps): ReactNode {
  const { open, reportId, version, text, onClose, onApproved, onRefused } = props
  const copy = useCopy(approvalCopy)
  const { busy, once } = useOnce()
  const approve = once(async () => {
    const answer = await call('reports.approve', {
      reportId,
      ...(version !== undefined && { version }),
    })
    if (answer.ok) onApproved(answer.value)
    else onRefused(answer.trouble)
  })
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={copy.ask}
      actions={
        <>
          <Button kind="primary" busy={busy} onPress={approve}>
            {busy ? copy.approving : copy.yes}
          </Button>
          <Button kind="plain" onPress={onClose}>
            {copy.no}
          </Button>
        </>
      }
    >
      <Type tone="ink-2" figures center>
        {text}
      </Type>
    </Dialog>
  )
}

function AskReturn(props: AskProps & { onReturned: () => void }): ReactNode {
  const { open, reportId, onClose, onReturned, onRefused } = props
  const copy = useCopy(approvalCopy)
  const { busy, once } = useOnce()
  const [why, setWhy] = useState('')
  const send = once(async () => {
    const answer = await call('reports.return', { reportId, why: why.trim() })
    if (answer.ok) onReturned()
    else onRefused(answer.trouble)
  })
  return (
    <Sheet
      open={open}
      onClose={onClose}
      title={copy.returnTitle}
      foot={
        <Button kind="primary" busy={busy} disabled={why.trim() === ''} onPress={send}>
          {busy ? copy.returning : copy.return}
        </Button>
      }
    >
      <Fields>
        <Type tone="ink-2">{copy.returnText}</Type>
        <Field
          label={copy.why}
          kind="lines"
          value={why}
          onChange={setWhy}
          placeholder={copy.why}
          maxLength={REASON_CODE_POINTS_MAX}
          counted
        />
      </Fields>
    </Sheet>
  )
}

function Ended({ done, projectId }: { done: Done; projectId: string }): ReactNode {
  const copy = useCopy(approvalCopy)
  const { lang } = useLook()
  const to = { label: copy.toReports, onPress: () => openPage('deskReports', { projectId }) }
  if (done.what === 'returned') {
    return <EmptyState title={copy.returnedTitle} text={copy.returnedText} action={to} />
  }
  const { counts, nextReportDueOn } = done.result
  const text = counts ? copy.approvedText(dateWords(nextReportDueOn, lang)) : copy.notCounted
  return <EmptyState title={copy.approvedTitle} text={text} action={to} />
}
