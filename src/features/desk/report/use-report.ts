/** A report to write: a draft, or a new one, with the project that it is about. */
import type { Project, Report } from '../../../../contracts/projects'
import type { ReportDraft } from '../../../../contracts/reports'
import { type Answer, type Asked, call, useAnswer } from '../../../cloud'
import { contentToCorrect, type Kind } from './form'

export type Opened = {
  reportId?: string | undefined
  projectId?: string | undefined
  kind?: string | undefined
  corrects?: string | undefined
}

export type ToWrite = {
  project: Project
  kind: Kind
  corrects: string | undefined
  /** A final report, or the correction of one. */
  inFull: boolean
  state: ReportDraft['state']
  content: ReportDraft['content']
  reportId: string | undefined
  version: number | undefined
  savedAt: string | undefined
  why: string | undefined
  /** Whether one has written of it, and so cannot approve it. */
  mine: boolean
  sentAt: string | undefined
}

export function useReport(opened: Opened): Asked<ToWrite> {
  const { reportId, projectId, corrects } = opened
  return useAnswer(`report ${reportId ?? `${projectId} ${corrects}`}`, () => ask(opened))
}

/** What is shown of a report that stands, or is on its way. */
export const askReport = (reportId: string) =>
  call('reports.show', { reportId }, { asPerson: true })

async function ask(opened: Opened): Promise<Answer<ToWrite>> {
  if (opened.reportId) return askDraft(opened.reportId)
  if (opened.corrects) return askCorrection(opened.corrects, opened.projectId ?? '')
  const project = await call('projects.show', { projectId: opened.projectId ?? '' })
  if (!project.ok) return project
  const kind = opened.kind === 'final' ? 'final' : 'progress'
  return {
    ok: true,
    value: fresh(project.value, { kind, content: {}, inFull: kind === 'final' }),
  }
}

async function askDraft(reportId: string): Promise<Answer<ToWrite>> {
  const shown = await askReport(reportId)
  if (!shown.ok) return shown
  const { draft, report } = shown.value
  if (!draft) return stands(report)
  const project = await call('projects.show', { projectId: draft.projectId })
  if (!project.ok) return project
  const { kind = 'progress', corrects } = draft.content
  return {
    ok: true,
    value: {
      project: project.value,
      kind,
      corrects,
      inFull: kind === 'final' || correctsFinal(project.value, corrects),
      state: draft.state,
      content: draft.content,
      reportId,
      version: draft.version,
      savedAt: draft.savedAt,
      why: draft.why,
      mine: draft.mine,
      sentAt: draft.sentAt,
    },
  }
}

async function askCorrection(corrects: string, projectId: string): Promise<Answer<ToWrite>> {
  const [shown, project] = await Promise.all([
    askReport(corrects),
    call('projects.show', { projectId }),
  ])
  if (!shown.ok) return shown
  if (!project.ok) return project
  if (!shown.value.report) return stands(undefined)
  return {
    ok: true,
    value: {
      ...fresh(project.value, {
        kind: 'correction',
        content: contentToCorrect(shown.value.report),
        inFull: correctsFinal(project.value, corrects),
      }),
      corrects,
    },
  }
}

/** A version takes the place of the one before, so the newest of a final report may be a correction. */
function correctsFinal({ reports }: Project, corrects: string | undefined): boolean {
  const known = reports.find(({ reportId }) => reportId === corrects)
  return known !== undefined && (known.kind === 'final' || known.surplus !== undefined)
}

function stands(report: Report | undefined): Answer<ToWrite> {
  const sentence = report
    ? { zh: '这份报告已经公布。', en: 'This report is published.' }
    : { zh: '没有找到这份报告。', en: 'There is no such report.' }
  return { ok: false, trouble: { kind: 'refused', name: 'NO_SUCH_REPORT', details: {}, sentence } }
}

type Fresh = Pick<ToWrite, 'kind' | 'content' | 'inFull'>

function fresh(project: Project, begun: Fresh): ToWrite {
  return {
    project,
    corrects: undefined,
    state: 'draft',
    reportId: undefined,
    version: undefined,
    savedAt: undefined,
    why: undefined,
    mine: true,
    sentAt: undefined,
    ...begun,
  }
}
