import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ProjectCard } from '../../../../contracts/projects'
import { openPage } from '../../../platform'
import { Amount, Card, Progress, Tag, Type, useCopy, useLook, useWords } from '../../../ui'
import { projectCopy } from '../copy'
import { Cover } from '../cover'
import { grouped } from '../money-words'
import { closedTag } from '../openness'
import './project-row.scss'

/** A project in a list: what it is, who answers for it, how far it has come. */
export function ProjectRow({ project }: { project: ProjectCard }): ReactNode {
  const copy = useCopy(projectCopy)
  const words = useWords()
  const { projectId, totals, goalFen } = project
  const title = words(project.title)
  return (
    <Card
      inPage
      inside="none"
      className="project-row"
      onPress={() => openPage('project', { projectId })}
      label={`${title}，${words(project.charityName)}`}
    >
      <View className="project-row__cover">
        <Cover cover={project.cover} square />
      </View>
      <View className="project-row__words">
        <View className="project-row__title">
          <Type strong>{title}</Type>
          <StateTag project={project} />
        </View>
        <Type size="fact" tone="ink-3" name>
          {words(project.charityName)}
        </Type>
        <View className="project-row__sum">
          <Amount fen={totals.raisedFen} size={16} short />
          <Type size="fact" tone="ink-3" figures>
            {copy.lanterns(grouped(totals.gifts))}
          </Type>
        </View>
        <Progress part={goalFen > 0 ? totals.raisedFen / goalFen : 0} label={copy.progress} />
      </View>
    </Card>
  )
}

function StateTag({ project }: { project: ProjectCard }): ReactNode {
  const copy = useCopy(projectCopy)
  const { lang } = useLook()
  const closed = closedTag(project, lang)
  if (closed) return <Tag tone="ink-2">{closed}</Tag>
  return project.emergency ? <Tag>{copy.emergency}</Tag> : null
}
