import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../../platform'
import { Button, Card, Section, Tag, Type, useCopy, useWords } from '../../../ui'
import { homeCopy } from './copy'
import './projects-card.scss'
import type { DraftCard, Work } from './use-work'

type Props = { work: Work; charityId: string; writes: boolean }

/** All projects of the charity, with the way to each one's draft and reports; whoever writes none looks at them. */
export function ProjectsCard({ work, charityId, writes }: Props): ReactNode {
  const copy = useCopy(homeCopy)
  const begin = () => openPage('deskProject', { charityId })
  const more = writes ? { more: { label: copy.newProject, onPress: begin } } : {}
  return (
    <Section title={copy.projects} {...more}>
      <Card inPage>
        {work.projects.length === 0 ? (
          <>
            <Type strong>{copy.noProjects}</Type>
            {writes ? (
              <Type tone="ink-2" above={4}>
                {copy.noProjectsText}
              </Type>
            ) : null}
          </>
        ) : (
          work.projects.map((project) => (
            <ProjectPart key={project.projectId} project={project} writes={writes} />
          ))
        )}
      </Card>
    </Section>
  )
}

const tones = { draft: 'ink-2', published: 'jade', closed: 'ink-2' } as const

function ProjectPart({ project, writes }: { project: DraftCard; writes: boolean }): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const { projectId, title, state, unpublished } = project
  const name = words(title) || copy.untitled
  const way = writes ? copy.edit : copy.look
  const read = state === 'draft' ? 'deskPreview' : 'project'
  const page = writes ? 'deskProject' : read
  return (
    <View className="desk-project">
      <View className="desk-project__words">
        <Type strong>{name}</Type>
        <View className="desk-project__tags">
          <Tag tone={tones[state]}>{copy.states[state]}</Tag>
          {unpublished && state === 'published' ? <Tag tone="gold">{copy.unpublished}</Tag> : null}
        </View>
      </View>
      <View className="desk-project__ways">
        {state === 'closed' ? null : (
          <Button
            small
            kind="plain"
            label={`${way}：${name}`}
            onPress={() => openPage(page, { projectId })}
          >
            {way}
          </Button>
        )}
        {state === 'draft' ? null : (
          <Button
            small
            label={`${copy.reports}：${name}`}
            onPress={() => openPage('deskReports', { projectId })}
          >
            {copy.reports}
          </Button>
        )}
      </View>
    </View>
  )
}
