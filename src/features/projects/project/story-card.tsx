import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { Card, Facts, Section, Type, useCopy, useWords } from '../../../ui'
import { projectCopy } from '../copy'
import './story-card.scss'

/** What it is about, who is helped and with what. */
export function StoryCard({ project }: { project: Project }): ReactNode {
  const copy = useCopy(projectCopy)
  const words = useWords()
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
          <Type size="fact" tone="ink-3" above={12}>
            {copy.monthlySoon}
          </Type>
        ) : null}
      </Card>
    </Section>
  )
}
