import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
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
import { DraftRow } from '../reports/draft-row'
import { homeCopy } from './copy'
import { dueFirst, type Work } from './use-work'

type Props = { work: Work; charity: AtCharity }

/** Reports that are due with the days that are left, what waits for finance, and what finance returned. */
export function WaitingCard({ work, charity }: Props): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const titles = new Map(work.projects.map(({ projectId, title }) => [projectId, title]))
  const order = charity.role === 'finance' ? ['waiting', 'returned'] : ['returned', 'waiting']
  const reports = [...order, 'draft'].flatMap((state) =>
    work.reports.filter((report) => report.state === state),
  )
  const due = dueFirst(work.shown)
  const filing = work.shown.filter(({ reporting }) => reporting?.filingDaysLeft !== undefined)
  const some = reports.length + due.length + filing.length > 0
  return (
    <Section title={copy.waiting}>
      <Card inPage inside={some ? 'list' : 'normal'}>
        {some ? (
          <List label={copy.waiting}>
            {due.map((project) => (
              <DueRow key={project.projectId} project={project} />
            ))}
            {filing.map(({ projectId, title, reporting }) => (
              <ListRow
                key={`filing ${projectId}`}
                icon="alert"
                title={copy.filing(reporting?.filingDaysLeft ?? 0)}
                detail={words(title)}
                onPress={() => openPage('deskProject', { projectId })}
              />
            ))}
            {reports.map((draft) => {
              const title = titles.get(draft.projectId)
              return <DraftRow key={draft.reportId} draft={draft} of={title && words(title)} />
            })}
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

function DueRow({ project }: { project: Project }): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const { lang } = useLook()
  const { projectId, title, reporting, nextReportDueOn } = project
  if (!reporting) return null
  const { lateDays, daysLeft, next } = reporting
  const said = next === 'final' ? copy.dueFinal(daysLeft) : copy.due(daysLeft)
  const tone = lateDays > 0 ? 'danger' : daysLeft <= SOON_DAYS ? 'gold' : 'ink-2'
  return (
    <ListRow
      icon={lateDays > 0 ? 'alert' : 'calendar'}
      danger={lateDays > 0}
      strong
      title={lateDays > 0 ? copy.late(lateDays) : said}
      detail={words(title)}
      aside={<Tag tone={tone}>{copy.before(dayWords(nextReportDueOn, lang))}</Tag>}
      onPress={() => openPage('deskReports', { projectId })}
    />
  )
}
