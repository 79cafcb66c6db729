import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ProjectCard } from '../../../contracts/projects'
import { openPage } from '../../platform'
import { Button, Card, Tag, Type, useCopy, useWords } from '../../ui'
import { Cover } from '../projects'
import { homeCopy } from './copy'
import './reason-card.scss'

/** One project as the reason of the day, with a way to give and a way to read. */
export function ReasonCard({ project }: { project: ProjectCard }): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const { projectId } = project
  return (
    <Card className="reason">
      <View className="reason__about">
        <View className="reason__words">
          <Tag strong>{project.emergency ? copy.emergencyReason : copy.reason}</Tag>
          <Type size="title" above={8}>
            {words(project.title)}
          </Type>
          <Type tone="ink-2" above={4}>
            {words(project.summary)}
          </Type>
        </View>
        <View className="reason__cover">
          <Cover cover={project.cover} square />
        </View>
      </View>
      <View className="reason__actions">
        <Button
          kind="primary"
          small
          grow
          onPress={() => openPage('project', { projectId, give: 'now' })}
        >
          {copy.give}
        </Button>
        <Button small onPress={() => openPage('project', { projectId })}>
          {copy.details}
        </Button>
      </View>
    </Card>
  )
}
