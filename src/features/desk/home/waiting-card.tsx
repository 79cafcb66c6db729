import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import type { ReportDraft } from '../../../../contracts/reports'
import { openPage } from '../../../platform'
import {
  Card,
  dayWords,
  List,
  ListRow,
  Section,
  Tag,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import type { AtCharity } from '../parts/use-mine'
import { DraftRow, waitsForReader } from '../reports/draft-row'
import { homeCopy } from './copy'
import { dueFirst, isSent, type Work } from './use-work'

type Props = { work: Work; charity: AtCharity; writes: boolean }

/** What waits for one's own approval, reports that are due with the days that are left, and those on their way. */
export function WaitingCard({ work, charity: { role }, writes }: Props): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const titles = new Map(work.projects.map(({ projectId, title }) => [projectId, title]))
  const toApprove = work.reports.filter((report) => waitsForReader(report, role))
  const reports = ['returned', 'waiting', 'draft'].flatMap((state) =>
    work.reports.filter((report) => report.state === state && !toApprove.includes(report)),
  )
  const due = dueFirst(work.shown)
  const filing = work.shown.filter(({ reporting }) => reporting?.filingDaysLeft !== undefined)
  const some = work.reports.length + due.length + filing.length > 0
  const rowOf = (draft: ReportDraft): ReactNode => {
    const title = titles.get(draft.projectId)
    return <DraftRow key={draft.reportId} draft={draft} role={role} of={title && words(title)} />
  }
  return (
    <Section title={copy.waiting}>
      <Card inPage inside={some ? 'list' : 'normal'}>
        {some ? (
          <List label={copy.waiting}>
            {toApprove.map(rowOf)}
            {due.map((project) => (
              <DueRow
                key={project.projectId}
                project={project}
                sent={isSent(project, work.reports)}
              />
            ))}
            {filing.map(({ projectId, title, reporting }) => (
              <ListRow
                key={`filing ${projectId}`}
                icon="alert"
                title={copy.filing(reporting?.filingDaysLeft ?? 0)}
                detail={words(title)}
                onPress={writes ? () => openPage('deskProject', { projectId }) : undefined}
              />
            ))}
            {reports.map(rowOf)}
          </List>
        ) : (
          <Type tone="ink-2">{copy.nothingWaits}</Type>
        )}
      </Card>
    </Section>
  )
}

/** From so many days on it is said in a colour: staff are reminded on the same day. */
const SOON_DAYS = 14

type DueProps = {
  project: Project
  /** Its report is with finance; the day is met once it is published. */
  sent: boolean
}

function DueRow({ project, sent }: DueProps): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const { lang } = useLook()
  const { projectId, title, reporting, nextReportDueOn } = project
  if (!reporting) return null
  const { lateDays, daysLeft, next } = reporting
  const due = next === 'final' ? copy.dueFinal(daysLeft) : copy.due(daysLeft)
  const said = lateDays > 0 ? copy.late(lateDays) : due
  const tone = lateDays > 0 ? 'danger' : daysLeft <= SOON_DAYS ? 'gold' : 'ink-2'
  return (
    <ListRow
      icon={lateDays > 0 ? 'alert' : 'calendar'}
      danger={lateDays > 0}
      strong
      title={sent ? copy.sent(said) : said}
      detail={words(title)}
      aside={<Tag tone={tone}>{copy.before(dayWords(nextReportDueOn, lang))}</Tag>}
      onPress={() => openPage('deskReports', { projectId })}
    />
  )
}
