import { type ReactNode, useState } from 'react'
import type { Asked } from '../../../cloud'
import { goBack, openPage } from '../../../platform'
import {
  Button,
  dayWords,
  EmptyState,
  LoadFrame,
  Notice,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { Actions, Columns, Said } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { useLeaving } from '../parts/leaving'
import { NotHere } from '../parts/not-here'
import { ChangedNotice, SavedLine } from '../parts/saved-line'
import { comesIn, useMine } from '../parts/use-mine'
import { useSaving } from '../parts/use-saving'
import { reportCopy } from './copy'
import { formOf, type ReportForm } from './form'
import { FullCard } from './full-card'
import { lackingIn } from './lacking'
import { MoneyCard } from './money-card'
import { PicturesCard } from './pictures-card'
import { ReportSkeleton } from './report-skeleton'
import { SaysCard } from './says-card'
import { SendPart } from './send-part'
import { SummaryCard } from './summary-card'
import { useKeep } from './use-keep'
import { type Opened, type ToWrite, useReport } from './use-report'

/**
 * Writing a report, which saves itself, and sending it to finance. Anybody can read the project; only its
 * charity's people come in here, in whatever role, as the server takes a report from each of them.
 */
export function ReportScreen(opened: Opened): ReactNode {
  const copy = useCopy(reportCopy)
  const asked = useReport(opened)
  const mine = useMine()
  const { value } = asked
  const [round, setRound] = useState(0)
  if (!value || !mine.value) {
    const waiting: Asked<unknown> = value ? mine : asked
    return (
      <DeskFrame title={copy.page.progress}>
        <LoadFrame
          asked={waiting}
          skeleton={<ReportSkeleton />}
          refused={<NotHere forbidden={value !== undefined} />}
        >
          {() => null}
        </LoadFrame>
      </DeskFrame>
    )
  }
  if (!comesIn(mine.value, value.project.charity.charityId)) {
    return (
      <DeskFrame title={copy.page[value.kind]}>
        <NotHere forbidden />
      </DeskFrame>
    )
  }
  if (value.state === 'waiting' || value.state === 'published') return <Over report={value} />
  const again = (): void => {
    setRound(round + 1)
    asked.again()
  }
  // What somebody else saved comes with another version, and then the page begins anew.
  return <Editor key={`${round} ${value.version ?? 0}`} report={value} onTheirs={again} />
}

/** How a card changes its part of the report. */
export type Change = (part: Partial<ReportForm>) => void

type EditorProps = { report: ToWrite; onTheirs: () => void }

function Editor({ report, onTheirs }: EditorProps): ReactNode {
  const copy = useCopy(reportCopy)
  const words = useWords()
  const { project, kind, inFull, why } = report
  const [form, setForm] = useState(() => formOf(report.content))
  const [sent, setSent] = useState(false)
  const keep = useKeep(report)
  const saving = useSaving({ content: form, savedAt: report.savedAt, save: keep.save })
  const { leave, dialog } = useLeaving(saving)
  const change: Change = (part) => setForm((before) => ({ ...before, ...part }))
  const lacking = lackingIn(form, report)
  if (sent) return <Sent report={report} reportId={keep.known().reportId} />
  return (
    <DeskFrame
      title={copy.page[kind]}
      note={words(project.title)}
      charityId={project.charity.charityId}
      aside={<SavedLine state={saving.state} />}
      onBack={leave}
    >
      <ChangedNotice saving={saving} onTheirs={onTheirs} />
      {why ? (
        <Said>
          <Notice tone="gold" icon="undo">
            {copy.returned(why)}
          </Notice>
        </Said>
      ) : null}
      {kind === 'correction' ? (
        <Said>
          <Notice tone="ink-2" icon="info">
            {copy.correcting}
          </Notice>
        </Said>
      ) : (
        <Due report={report} />
      )}
      <Columns
        side={
          <>
            <SummaryCard report={report} lines={form.spent === 'lines' ? form.lines : []} />
            <SendPart
              report={report}
              form={form}
              lacking={lacking}
              saving={saving}
              keep={keep}
              onSent={() => setSent(true)}
            />
          </>
        }
      >
        <SaysCard form={form} onChange={change} />
        <MoneyCard report={report} form={form} onChange={change} />
        <PicturesCard charityId={project.charity.charityId} form={form} onChange={change} />
        {inFull ? <FullCard report={report} form={form} onChange={change} /> : null}
      </Columns>
      {dialog}
    </DeskFrame>
  )
}

/** The law's clock, by the server's time. */
function Due({ report: { project } }: { report: ToWrite }): ReactNode {
  const copy = useCopy(reportCopy)
  const { lang } = useLook()
  const { reporting, nextReportDueOn } = project
  if (!reporting || reporting.next === 'nothing') return null
  const { lateDays, daysLeft } = reporting
  const said =
    lateDays > 0
      ? copy.late(lateDays)
      : daysLeft === 0
        ? copy.dueToday
        : copy.due(dayWords(nextReportDueOn, lang), daysLeft)
  return (
    <Said>
      <Notice tone={lateDays > 0 ? 'danger' : 'gold'} icon={lateDays > 0 ? 'alert' : 'clock'}>
        {said}
      </Notice>
    </Said>
  )
}

type SentProps = { report: ToWrite; reportId: string | undefined }

function Sent({ report, reportId }: SentProps): ReactNode {
  const copy = useCopy(reportCopy)
  const { projectId, charity } = report.project
  return (
    <DeskFrame title={copy.page[report.kind]} charityId={charity.charityId} onBack={goBack}>
      <EmptyState
        title={copy.sentTitle}
        text={copy.sentText}
        action={{ label: copy.toReports, onPress: () => openPage('deskReports', { projectId }) }}
      />
      {reportId ? <ToApproval reportId={reportId} /> : null}
    </DeskFrame>
  )
}

/** Sent or published: it is written on no more. */
function Over({ report }: { report: ToWrite }): ReactNode {
  const copy = useCopy(reportCopy)
  const { projectId, charity } = report.project
  const waits = report.state === 'waiting'
  return (
    <DeskFrame title={copy.page[report.kind]} charityId={charity.charityId}>
      <EmptyState
        title={waits ? copy.waitingTitle : copy.publishedTitle}
        text={waits ? copy.waitingText : copy.publishedText}
        action={{ label: copy.toReports, onPress: () => openPage('deskReports', { projectId }) }}
      />
      {waits && report.reportId ? <ToApproval reportId={report.reportId} /> : null}
    </DeskFrame>
  )
}

function ToApproval({ reportId }: { reportId: string }): ReactNode {
  const copy = useCopy(reportCopy)
  return (
    <Actions>
      <Button kind="plain" onPress={() => openPage('deskApproval', { reportId })}>
        {copy.toApproval}
      </Button>
    </Actions>
  )
}
