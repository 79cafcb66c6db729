import { useRef } from 'react'
import { call } from '../../../cloud'
import { useNamed } from '../parts/use-named'
import { contentOf, type ReportForm, type SavedContent } from './form'
import type { ToWrite } from './use-report'

export type Keep = ReturnType<typeof useKeep>

/** The draft's id and version as they go on with each save. */
export function useKeep(report: ToWrite) {
  const { project, kind, corrects, inFull } = report
  const at = useRef({ reportId: report.reportId, version: report.version })
  const named = useNamed('deskReport', 'reportId')
  const contentNow = (form: ReportForm): SavedContent => contentOf(form, { kind, corrects, inFull })
  return {
    known: () => at.current,
    contentNow,
    async save(form: ReportForm, { insist }: { insist: boolean }) {
      const { reportId, version } = at.current
      const answer = await call('reports.save', {
        projectId: project.projectId,
        ...(reportId && { reportId }),
        ...(version !== undefined && !insist && { version }),
        content: contentNow(form),
      })
      if (!answer.ok) return answer
      at.current = { reportId: answer.value.reportId, version: answer.value.version }
      if (!reportId) named(answer.value.reportId)
      return answer
    },
  }
}
