/** What a desk's screens are tested with: a charity, a project with its clock, a report on its way. */
import type { Project } from '../../../contracts/projects'
import type { ReportDraft } from '../../../contracts/reports'
import { aProject } from '../projects/project.fake'

export const words = (zh: string, en = zh) => ({ zh, en })

export function aDeskProject(given: Partial<Project> = {}): Project {
  return {
    ...aProject(),
    reporting: {
      next: 'progress',
      daysLeft: 7,
      lateDays: 0,
      finalDueOn: '2027-09-30',
      spentFen: 7_168_000,
      overspentFen: 0,
    },
    ...given,
  }
}

export function aReport(given: Partial<ReportDraft> = {}): ReportDraft {
  return {
    reportId: 'report-1',
    projectId: 'quilt001',
    state: 'draft',
    version: 3,
    content: {
      kind: 'progress',
      title: words('第三批 500 床'),
      text: words('送到了三所学校。'),
      spending: [
        { line: '运输', amountFen: 123_450, note: '三车', vouchers: ['file-1'] },
        { line: '被子与床品', amountFen: 5_000_000 },
      ],
    },
    mine: true,
    savedAt: '2026-12-07T06:30:00Z',
    ...given,
  }
}

export const works = (role: 'owner' | 'editor' | 'finance' = 'editor', operator = false) => ({
  charities: [{ charityId: 'shandu', name: words('山渡助学公益基金会（示例）'), role }],
  operator,
})

/** A server that answers each function by its name; a function of its input where it must. */
export function answering(answers: Record<string, unknown>) {
  return async (name: string, input: unknown) => {
    const found = answers[name]
    if (found === undefined) throw new Error(`nobody answers ${name}`)
    const value = typeof found === 'function' ? found(input) : found
    return value && typeof value === 'object' && 'ok' in value ? value : { ok: true, value }
  }
}
