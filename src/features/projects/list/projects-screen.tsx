import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Cause } from '../../../../contracts/projects'
import { ChoiceGroup, EmptyState, LoadFrame, NavBar, Notice, ThemeRoot, useCopy } from '../../../ui'
import { causeCopy, causeNamed, causesInOrder } from '../causes'
import { projectCopy } from '../copy'
import { useProjectList } from '../data'
import { ProjectRow } from './project-row'
import { ProjectRowsSkeleton } from './project-rows-skeleton'
import './projects-screen.scss'

type Props = { cause?: string; monthly?: boolean }

/** All projects, or those of one cause; or the ones that live from a little every month. */
export function ProjectsScreen({ cause: named, monthly = false }: Props): ReactNode {
  const copy = useCopy(projectCopy)
  const title = monthly ? copy.monthlyTitle : copy.listTitle
  const [cause, setCause] = useState(causeNamed(named))
  const asked = useProjectList({ cause, monthly })
  return (
    <ThemeRoot title={title}>
      <NavBar title={title} />
      <View className="projects__causes">
        <CauseChoice cause={cause} onChange={setCause} />
      </View>
      {monthly ? (
        <View className="projects__notice">
          <Notice tone="gold" icon="calendar">
            {copy.monthlyNote}
          </Notice>
        </View>
      ) : null}
      <LoadFrame asked={asked} skeleton={<ProjectRowsSkeleton />}>
        {({ items }) =>
          items.length > 0 ? (
            items.map((project) => <ProjectRow key={project.projectId} project={project} />)
          ) : (
            <EmptyState
              title={copy.emptyTitle}
              text={copy.emptyText}
              action={{ label: copy.seeAll, onPress: () => setCause(undefined) }}
            />
          )
        }
      </LoadFrame>
    </ThemeRoot>
  )
}

type ChoiceProps = { cause: Cause | undefined; onChange: (cause: Cause | undefined) => void }

function CauseChoice({ cause, onChange }: ChoiceProps): ReactNode {
  const copy = useCopy(projectCopy)
  const causes = useCopy(causeCopy)
  const choices = [
    { value: 'all' as const, label: copy.all },
    ...causesInOrder.map((value) => ({ value, label: causes[value] })),
  ]
  return (
    <ChoiceGroup
      label={copy.cause}
      kind="row"
      choices={choices}
      value={cause ?? 'all'}
      onChange={(chosen) => onChange(chosen === 'all' ? undefined : chosen)}
    />
  )
}
