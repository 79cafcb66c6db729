import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { formatFen } from '../../../../contracts/money'
import type { Project, Report } from '../../../../contracts/projects'
import {
  Card,
  daysUntil,
  dayWords,
  Notice,
  pastDayWords,
  Section,
  type Step,
  Timeline,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { projectCopy } from '../copy'
import './reports-card.scss'

/** What stands on the page; the rest opens in place. */
const REPORTS_SHOWN_FIRST = 2

/** Reports so far, and the clock to the next one (docs/law.md). */
export function ReportsCard({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const [all, setAll] = useState(false)
  const { reports } = project
  const { asOf } = project.totals
  const steps = useSteps(all ? reports : reports.slice(0, REPORTS_SHOWN_FIRST), all, asOf)
  const hidden = !all && reports.length > 0
  const more = hidden
    ? { more: { label: copy.allReports(reports.length), onPress: () => setAll(true) } }
    : {}
  return (
    <Section title={copy.progressTitle} {...more}>
      <Card inPage>
        <NextReport project={project} />
        <View className="reports__steps">
          {steps.length > 0 ? (
            <Timeline steps={steps} />
          ) : (
            <Type tone="ink-2">{copy.noReports}</Type>
          )}
          {project.example && steps.length > 0 ? (
            <Type size="fact" tone="ink-3" above={12}>
              {copy.exampleReports}
            </Type>
          ) : null}
        </View>
      </Card>
    </Section>
  )
}

/** Days are counted from the server's time, so a phone with a wrong clock counts right. */
function NextReport({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const { lang } = useLook()
  const { openness, nextReportDueOn, totals } = project
  if (!openness.open && openness.why === 'REPORT_LATE') {
    return <Notice tone="danger">{copy.late(openness.lateDays ?? 1)}</Notice>
  }
  const days = daysUntil(nextReportDueOn, totals.asOf)
  // The final report of an ended project has been given when its due day has passed.
  if (days < 0) return null
  const due = copy.before(dayWords(nextReportDueOn, lang))
  return (
    <Notice icon="clock" aside={due}>
      {days === 0 ? copy.nextToday : copy.nextIn}
      {days > 0 ? (
        <Type inline strong tone="accent" figures>
          {copy.days(days)}
        </Type>
      ) : null}
    </Notice>
  )
}

function useSteps(reports: readonly Report[], withText: boolean, asOf: string): Step[] {
  const copy = useCopy(projectCopy)
  const words = useWords()
  const { lang } = useLook()
  return reports.map((report) => {
    const spent = report.spentFen > 0 ? copy.spent(formatFen(report.spentFen)) : copy.nothingSpent
    const facts = [pastDayWords(report.publishedAt, asOf, lang), spent]
    if (report.vouchers > 0) facts.push(copy.vouchers(report.vouchers))
    return {
      key: report.reportId,
      state: 'done',
      title: words(report.title),
      detail: facts.join(' · '),
      ...(withText ? { more: <Type above={4}>{words(report.text)}</Type> } : {}),
    }
  })
}
