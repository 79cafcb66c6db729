import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Project } from '../../../../contracts/projects'
import { Card, Facts, Notice, Section, Type, useCopy, useLook, useWords } from '../../../ui'
import { projectCopy } from '../copy'
import { grouped, inWan } from '../money-words'
import { monthlyCover } from './monthly-cover'
import './story-card.scss'

/** What it is about, who is helped and with what. */
export function StoryCard({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const words = useWords()
  const monthly = useMonthly(project)
  const facts = [
    { label: copy.beneficiary, value: words(project.beneficiary) },
    { label: copy.usedFor, value: words(project.usedFor) },
  ]
  return (
    <Section title={copy.story}>
      <Card inPage>
        <View className="story">
          {project.story.map((paragraph) => (
            <Type key={paragraph.zh} className="story__paragraph">
              {words(paragraph)}
            </Type>
          ))}
        </View>
        <Facts facts={facts} />
        {project.monthly ? (
          <View className="story__monthly">
            <Notice tone="jade" icon="calendar">
              {monthly}
            </Notice>
          </View>
        ) : null}
      </Card>
    </Section>
  )
}

/** How many give every month, and what part of a month that is, as far as the project says so. */
function useMonthly(project: Project): string {
  const copy = useCopy(projectCopy)
  const { lang } = useLook()
  const { monthlyGivers } = project
  if (!monthlyGivers) return copy.monthlyNote
  const { people, monthlyFen } = monthlyGivers
  if (people === 0) return copy.monthlyFirst
  const { needFen, percent } = monthlyCover(project)
  const givers = copy.monthlyGivers(grouped(people), formatFenShort(monthlyFen))
  return `${givers}${copy.monthlyCover(inWan(needFen, lang), percent)}`
}
