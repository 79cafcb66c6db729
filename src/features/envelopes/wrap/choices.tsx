import type { ReactNode } from 'react'
import type { Project, ProjectCard } from '../../../../contracts/projects'
import { Card, Section, Switch, Type, useCopy, useWords } from '../../../ui'
import { wrapCopy } from './copy'
import type { WrapForm } from './wrap-form'

type Props = {
  project: Project
  /** Who chooses. */
  title: string
  siblings: readonly ProjectCard[]
  off: readonly string[]
  onChange: (change: Partial<WrapForm>) => void
}

/** Which of the charity's projects friends may choose; all, unless one is switched off. */
export function Choices({ project, title, siblings, off, onChange }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  const words = useWords()
  const set = (projectId: string, on: boolean): void =>
    onChange({ off: on ? off.filter((id) => id !== projectId) : [...off, projectId] })
  return (
    <Section title={title} note={copy.choicesNote(words(project.charityName))}>
      <Card inPage>
        {siblings.length === 0 ? <Type tone="ink-2">{copy.onlyOne}</Type> : null}
        {siblings.map(({ projectId, title: name, summary }) => (
          <Switch
            key={projectId}
            label={words(name)}
            hint={words(summary)}
            on={!off.includes(projectId)}
            onChange={(on) => set(projectId, on)}
          />
        ))}
      </Card>
    </Section>
  )
}
