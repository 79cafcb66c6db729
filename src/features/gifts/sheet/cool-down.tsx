import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import {
  Card,
  dayWords,
  dayWordsOf,
  Facts,
  Icon,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { factsCopy } from './copy'
import './cool-down.scss'

/** The look before giving: always there, between the wish and the button, and never a wait. */
export function CoolDown({ project }: { project: Project }): ReactNode {
  const copy = useCopy(factsCopy)
  const words = useWords()
  return (
    <Card inside="outline" label={copy.title}>
      <View className="cool-down__title">
        <Icon name="info" size={18} tone="gold" />
        <Type strong>{copy.title}</Type>
      </View>
      <Facts
        facts={[
          { label: copy.who, value: words(project.beneficiary) },
          { label: copy.usedFor, value: words(project.usedFor) },
          { label: copy.notUsedFor, value: words(project.notUsedFor) },
          { label: copy.fee, value: copy.feeValue(project.managementPercent) },
          { label: copy.lastReport, value: useLastReport(project) },
        ]}
      />
    </Card>
  )
}

function useLastReport({ reports, nextReportDueOn }: Project): string {
  const copy = useCopy(factsCopy)
  const { lang } = useLook()
  const next = dayWords(nextReportDueOn, lang)
  const [latest] = reports
    .map(({ publishedAt }) => publishedAt)
    .sort()
    .reverse()
  if (latest === undefined) return copy.noReport(next)
  return copy.lastReportValue(dayWordsOf(latest, lang), next)
}
