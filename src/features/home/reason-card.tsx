import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ProjectCard } from '../../../contracts/projects'
import type { Scene } from '../../../contracts/scenes/schema'
import { openPage } from '../../platform'
import { Button, Card, Tag, Type, useCopy, useWords } from '../../ui'
import { Cover } from '../projects'
import { useSendsEnvelopes } from '../scenes'
import { homeCopy } from './copy'
import './reason-card.scss'

type Props = {
  project: ProjectCard
  /** Whose day it is, where it is one with a scene of its own. */
  scene?: Scene | undefined
}

/** One project as the reason of the day, with a way to give and, beside it, to send an envelope or to read. */
export function ReasonCard({ project, scene }: Props): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const { projectId } = project
  const sends = useSendsEnvelopes()
  const reason = project.emergency ? copy.emergencyReason : copy.reason
  return (
    <Card className="reason">
      <View className="reason__about">
        <View className="reason__words">
          <Tag strong>{scene ? `${copy.reason} · ${words(scene.name)}` : reason}</Tag>
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
          {scene ? words(scene.button) : copy.give}
        </Button>
        {scene?.allowsEnvelopes && sends ? (
          <Button small onPress={() => openPage('wrap', { projectId })}>
            {copy.wrap}
          </Button>
        ) : (
          <Button small onPress={() => openPage('project', { projectId })}>
            {copy.details}
          </Button>
        )}
      </View>
    </Card>
  )
}
