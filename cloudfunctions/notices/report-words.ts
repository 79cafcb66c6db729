/** What a notice says of a report: to donors and followers that it stands, to staff that it is due. */
import type { Day } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'
import { pages } from '../../contracts/pages'
import type { Report } from '../../contracts/projects'
import { dateOf, type Wording } from './wording'

export type OfReport = {
  kind: 'report_published'
  projectId: string
  projectTitle: Words
  /** Null when time was set back to before it: of examples alone. */
  report: Pick<Report, 'kind' | 'title'> | null
  /** `follows`: it is told to somebody who follows the project and has not given to it. */
  facts: { follows?: boolean }
}
export type OfDueReport = {
  kind: 'report_due'
  projectId: string
  projectTitle: Words
  facts: { dueOn: Day; daysLeft: number }
}

/** The message bears the title, which says as much of any project. */
export function ofReport({ projectId, projectTitle, report, facts }: OfReport): Wording {
  const path = `${pages.project}?projectId=${projectId}`
  const whose = facts.follows
    ? { zh: '你关注', en: 'you follow' }
    : { zh: '你捐过', en: 'you gave to' }
  if (report?.kind === 'correction') {
    return {
      title: {
        zh: `${whose.zh}的项目更正了一份报告`,
        en: `A project ${whose.en} corrects a report`,
      },
      text: {
        zh: `「${projectTitle.zh}」：${report.title.zh}。改了什么，写在报告里。`,
        en: `“${projectTitle.en}”: ${report.title.en}. The report says what was changed.`,
      },
      path,
    }
  }
  const news = report
    ? { zh: `：${report.title.zh}`, en: `: ${report.title.en}` }
    : { zh: '', en: '' }
  return {
    title: { zh: `${whose.zh}的项目有了新进展`, en: `News of a project ${whose.en}` },
    text: {
      zh: `「${projectTitle.zh}」${news.zh}。做了什么，花了多少，写在报告里。`,
      en: `“${projectTitle.en}”${news.en}. The report says what was done and what it cost.`,
    },
    path,
  }
}

/** To the charity's people: what closes when it is late, and when. It leads to where they write it. */
export function ofDueReport({
  projectId,
  projectTitle,
  facts: { dueOn, daysLeft },
}: OfDueReport): Wording {
  const on = dateOf(dueOn)
  const left = daysLeft === 1 ? { zh: '明天', en: 'tomorrow' } : { zh: on.zh, en: `on ${on.en}` }
  return {
    title: { zh: `项目报告${left.zh}到期`, en: `A project’s report is due ${left.en}` },
    text: {
      zh: `「${projectTitle.zh}」的报告最晚${on.zh}发布。晚了，项目先不收新捐款，直到报告发布。`,
      en: `The report of “${projectTitle.en}” is due by ${on.en}. When it is late, the project takes no new gifts until it stands.`,
    },
    path: `${pages.deskReports}?projectId=${projectId}`,
  }
}
