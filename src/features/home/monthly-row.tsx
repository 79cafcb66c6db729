import { ScrollView, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ProjectCard } from '../../../contracts/projects'
import { openPage } from '../../platform'
import { Button, Card, Pressable, Section, Type, useCopy, useWords } from '../../ui'
import { Cover, grouped } from '../projects'
import { homeCopy } from './copy'
import './monthly-row.scss'

/** Projects that live from a little every month, each with the way to promise it. */
export function MonthlyRow({ projects }: { projects: readonly ProjectCard[] }): ReactNode {
  const copy = useCopy(homeCopy)
  if (projects.length === 0) return null
  const more = {
    label: copy.allMonthly,
    onPress: () => openPage('projects', { monthly: 'yes' }),
  }
  return (
    <Section title={copy.monthly} note={copy.monthlyNote} more={more}>
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
  const { projectId } = project
  return (
    <Card inside="none" className="monthly__card">
      <Pressable
        className="monthly__about"
        onPress={() => openPage('project', { projectId })}
        spoken={{ label: `${title}，${words(project.charityName)}` }}
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
      </Pressable>
      {project.openness.open ? (
        <View className="monthly__give">
          <Button
            small
            grow
            label={copy.giveMonthlyTo(title)}
            onPress={() => openPage('pledgeStart', { projectId })}
          >
            {copy.giveMonthly}
          </Button>
        </View>
      ) : null}
    </Card>
  )
}
