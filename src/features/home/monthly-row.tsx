import { ScrollView, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ProjectCard } from '../../../contracts/projects'
import { openPage } from '../../platform'
import { Card, Section, Type, useCopy, useWords } from '../../ui'
import { Cover, grouped } from '../projects'
import { homeCopy } from './copy'
import './monthly-row.scss'

/** Projects that live from a little every month. They can be read and given to; the pledge comes later. */
export function MonthlyRow({ projects }: { projects: readonly ProjectCard[] }): ReactNode {
  const copy = useCopy(homeCopy)
  if (projects.length === 0) return null
  const more = {
    label: copy.allMonthly,
    onPress: () => openPage('projects', { monthly: 'yes' }),
  }
  return (
    <Section title={copy.monthly} note={copy.monthlySoon} more={more}>
      <ScrollView className="monthly" scrollX enhanced showScrollbar={false}>
        <View className="monthly__row">
          {projects.map((project) => (
            <MonthlyCard key={project.projectId} project={project} />
          ))}
        </View>
      </ScrollView>
    </Section>
  )
}

function MonthlyCard({ project }: { project: ProjectCard }): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const title = words(project.title)
  const { donors } = project.totals
  return (
    <Card
      inside="none"
      className="monthly__card"
      onPress={() => openPage('project', { projectId: project.projectId })}
      label={`${title}，${words(project.charityName)}`}
    >
      <View className="monthly__cover">
        <Cover cover={project.cover} square />
      </View>
      <View className="monthly__words">
        <Type strong>{title}</Type>
        <Type size="fact" tone="ink-3" name>
          {words(project.charityName)}
        </Type>
        <Type size="fact" tone="ink-2" figures above={8}>
          {donors > 0 ? copy.people(grouped(donors)) : words(project.summary)}
        </Type>
      </View>
    </Card>
  )
}
