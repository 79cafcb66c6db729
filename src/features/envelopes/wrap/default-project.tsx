import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Project, ProjectCard } from '../../../../contracts/projects'
import { Button, Card, ChoiceGroup, Sheet, Type, useCopy, useWords } from '../../../ui'
import { Cover } from '../../projects'
import { wrapCopy } from './copy'

type Props = {
  project: Project
  /** Others that it may be instead. */
  items: readonly ProjectCard[]
  onChange: (projectId: string) => void
}

/** Where the gift is booked, and where stays what nobody chooses for. */
export function DefaultProject({ project, items, onChange }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  const words = useWords()
  const [changing, setChanging] = useState(false)
  return (
    <>
      <Card inPage>
        <View className="wrap__default">
          <View className="wrap__cover">
            <Cover cover={project.cover} square />
          </View>
          <View className="wrap__grow">
            <Type size="fact" tone="ink-2">
              {copy.restGoesTo}
            </Type>
            <Type strong>{words(project.title)}</Type>
          </View>
          {items.length > 0 ? (
            <Button kind="plain" small onPress={() => setChanging(true)}>
              {copy.change}
            </Button>
          ) : null}
        </View>
      </Card>
      <Sheet open={changing} title={copy.changeTitle} onClose={() => setChanging(false)}>
        <ChoiceGroup
          kind="cards"
          label={copy.changeTitle}
          value={project.projectId}
          onChange={(projectId) => {
            setChanging(false)
            onChange(projectId)
          }}
          choices={items
            .filter(({ openness }) => openness.open)
            .map(({ projectId, title, charityName, cover }) => ({
              value: projectId,
              label: `${words(title)}，${words(charityName)}`,
              content: (
                <>
                  <View className="wrap__cover">
                    <Cover cover={cover} square />
                  </View>
                  <View className="wrap__grow">
                    <Type strong>{words(title)}</Type>
                    <Type size="fact" tone="ink-2" name>
                      {words(charityName)}
                    </Type>
                  </View>
                </>
              ),
            }))}
        />
      </Sheet>
    </>
  )
}
