import { type ReactNode, useState } from 'react'
import type { Project } from '../../../../contracts/projects'
import { BudgetCard } from './budget-card'
import { CharityCard } from './charity-card'
import { CharitySheet } from './charity-sheet'
import { StoryCard } from './story-card'
import { TitleCard } from './title-card'

/** What stands on a project's page whoever gives: for a draft that is looked at before it is published. */
export function ProjectStanding({ project }: { project: Project }): ReactNode {
  const [charity, setCharity] = useState(false)
  return (
    <>
      <TitleCard project={project} />
      <CharityCard project={project} onOpen={() => setCharity(true)} />
      <BudgetCard project={project} />
      <StoryCard project={project} />
      <CharitySheet project={project} open={charity} onClose={() => setCharity(false)} />
    </>
  )
}
