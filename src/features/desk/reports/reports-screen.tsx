import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFen } from '../../../../contracts/money'
import type { Project, Report } from '../../../../contracts/projects'
import type { ReportDraft } from '../../../../contracts/reports'
import { call, type Pages, type Result, useAnswer, usePages } from '../../../cloud'
import { serverClock } from '../../../cloud/server-time'
import { openPage, usePageShownAgain } from '../../../platform'
import {
  Button,
  Card,
  EmptyState,
  List,
  LoadFrame,
  Paged,
  pastDayWords,
  RowBones,
  Section,
  Skeleton,
  Tag,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { approvalCopy } from '../approval/copy'
import { Actions, Columns, Said } from '../parts/columns'
import { DeskFrame } from '../parts/desk-frame'
import { NotHere } from '../parts/not-here'
import { useMine } from '../parts/use-mine'
import { reportsCopy } from './copy'
import { DraftRow } from './draft-row'
import './reports-screen.scss'

/** All reports of a project: what is being written, and every version of what stands. */
export function ReportsScreen({ projectId }: { projectId: string }): ReactNode {
  const copy = useCopy(reportsCopy)
  const words = useWords()
  const asked = useAnswer(projectId, () => call('projects.show', { projectId }))
  usePageShownAgain(asked.again)
  return (
    <DeskFrame
      title={copy.page}
      note={asked.value && words(asked.value.title)}
      charityId={asked.value?.charity.charityId}
    >
      <LoadFrame
        asked={asked}
        skeleton={
          <Skeleton>
            <RowBones rows={4} height="48px" />
          </Skeleton>
        }
        refused={<NotHere />}
      >
        {(project) => <Reports project={project} />}
      </LoadFrame>
    </DeskFrame>
  )
}

function Reports({ project }: { project: Project }): ReactNode {
  const { projectId, charity } = project
  const drafts = usePages<ReportDraft, Result<'reports.drafts'>>(
    `drafts ${projectId}`,
    (place) => call('reports.drafts', { projectId, ...place }),
    ({ reportId }) => reportId,
  )
  const published = usePages<Report, Result<'reports.list'>>(
    `published ${projectId}`,
    (place) => call('reports.list', { projectId, ...place }),
    ({ reportId }) => reportId,
  )
  return (
    <LoadFrame
      asked={drafts.asked}
      skeleton={<RowBones rows={3} height="64px" />}
      refused={<NotHere forbidden />}
    >
      {() => (
        <Columns side={<Ways project={project} />}>
          {drafts.items.length > 0 ? <Drafts pages={drafts} charityId={charity.charityId} /> : null}
          <LoadFrame asked={published.asked} skeleton={<RowBones rows={3} height="64px" />}>
            {() => <Published pages={published} projectId={projectId} />}
          </LoadFrame>
        </Columns>
      )}
    </LoadFrame>
  )
}

type DraftsProps = { pages: Pages<Result<'reports.drafts'>, ReportDraft>; charityId: string }

function Drafts({ pages, charityId }: DraftsProps): ReactNode {
  const copy = useCopy(reportsCopy)
  const { value: mine } = useMine()
  const own = mine?.charities.find((one) => one.charityId === charityId)
  return (
    <Section title={copy.open}>
      <Paged pages={pages}>
        <Card inPage inside="list">
          <List label={copy.open}>
            {pages.items.map((draft) => (
              <DraftRow key={draft.reportId} draft={draft} role={own?.role} />
            ))}
          </List>
        </Card>
      </Paged>
    </Section>
  )
}

type PublishedProps = { pages: Pages<Result<'reports.list'>, Report>; projectId: string }

function Published({ pages, projectId }: PublishedProps): ReactNode {
  const copy = useCopy(reportsCopy)
  if (pages.items.length === 0) return <EmptyState title={copy.none} text={copy.noneText} />
  return (
    <Section title={copy.published}>
      <Paged pages={pages}>
        {pages.items.map((report) => (
          <ReportCard key={report.reportId} report={report} projectId={projectId} />
        ))}
      </Paged>
    </Section>
  )
}

function ReportCard({ report, projectId }: { report: Report; projectId: string }): ReactNode {
  const copy = useCopy(reportsCopy)
  const { kinds } = useCopy(approvalCopy)
  const words = useWords()
  const { lang } = useLook()
  const { kind, version = 1, correctedBy, mayCorrect, spentFen, vouchers } = report
  const facts = [
    pastDayWords(report.publishedAt, serverClock.now().toISOString(), lang),
    spentFen > 0 ? copy.spent(formatFen(spentFen)) : copy.nothing,
    ...(vouchers > 0 ? [copy.vouchers(vouchers)] : []),
  ]
  return (
    <Card inPage>
      <View className="reports-desk__tags">
        <Tag tone="ink-2">{`${kinds[kind]} · ${copy.versions(version)}`}</Tag>
        {correctedBy ? <Tag tone="gold">{copy.corrected}</Tag> : null}
      </View>
      <Type size="section">{words(report.title)}</Type>
      <Type size="fact" tone="ink-2" figures above={4}>
        {facts.join(' · ')}
      </Type>
      <Type above={8}>{words(report.text)}</Type>
      {mayCorrect ? (
        <View className="reports-desk__way">
          <Button
            small
            icon="pencil"
            onPress={() => openPage('deskReport', { projectId, corrects: report.reportId })}
          >
            {copy.correct}
          </Button>
        </View>
      ) : null}
    </Card>
  )
}

function Ways({ project }: { project: Project }): ReactNode {
  const copy = useCopy(reportsCopy)
  const { projectId, reporting } = project
  const write = (kind: 'progress' | 'final') => openPage('deskReport', { projectId, kind })
  const inFull = reporting?.next === 'nothing'
  const final = reporting?.next === 'final'
  return (
    <>
      {inFull ? (
        <Said>
          <Type tone="ink-2">{copy.doneInFull}</Type>
        </Said>
      ) : null}
      <Actions>
        {inFull ? null : (
          <Button kind="primary" icon="pencil" onPress={() => write(final ? 'final' : 'progress')}>
            {final ? copy.writeFinal : copy.write}
          </Button>
        )}
        <Button icon="message" onPress={() => openPage('deskEcho', { projectId })}>
          {copy.echo}
        </Button>
      </Actions>
    </>
  )
}
