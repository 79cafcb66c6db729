import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { Card, Section, StackedBar, Swatch, Type, useCopy, useLook, useWords } from '../../../ui'
import { projectCopy } from '../copy'
import './budget-card.scss'

/** Where the money goes and where it does not, the management fee, and what becomes of a surplus. */
export function BudgetCard({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const words = useWords()
  const { lang } = useLook()
  const lines = project.budget.map(({ line, per100 }) => ({ key: words(line), per100 }))
  const fee = project.managementPercent
  const spoken = lines.map(({ key, per100 }) => `${key} ${copy.yuan(per100)}`)
  return (
    <Section title={copy.money} note={copy.per100}>
      <Card inPage>
        <StackedBar shares={lines} label={spoken.join(lang === 'zh' ? '，' : ', ')} />
        <View className="budget">
          {lines.map(({ key, per100 }, at) => (
            <View key={key} className="budget__line">
              <Swatch place={at + 1} />
              <Type tone="ink-2" className="budget__word">
                {key}
              </Type>
              <Type strong figures>
                {copy.yuan(per100)}
              </Type>
            </View>
          ))}
        </View>
        <Type size="fact" tone="ink-2" above={12}>
          {fee > 0 ? copy.managementNote(fee) : copy.noManagement}
        </Type>
        <Type size="fact" tone="ink-2">
          {copy.notUsedFor(words(project.notUsedFor))}
        </Type>
        <Type size="fact" tone="ink-2">
          {words(project.surplusRule)}
        </Type>
      </Card>
    </Section>
  )
}
