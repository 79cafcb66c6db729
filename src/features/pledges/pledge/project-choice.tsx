import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import type { Pledge } from '../../../../contracts/pledges'
import type { ProjectCard } from '../../../../contracts/projects'
import { Button, ChoiceGroup, LoadFrame, RowBones, Type, useCopy, useWords } from '../../../ui'
import { useProjectList } from '../../projects'
import { changesCopy } from './changes-copy'

type Props = { pledge: Pledge; projectId: string; onChange: (projectId: string) => void }

/** Where it goes; the other monthly projects are fetched when somebody asks for them. */
export function ProjectChoice({ pledge, projectId, onChange }: Props): ReactNode {
  const copy = useCopy(changesCopy)
  const words = useWords()
  const [choosing, setChoosing] = useState(false)
  return (
    <View>
      <Type strong>{copy.changeProject}</Type>
      {choosing ? (
        <Projects pledge={pledge} projectId={projectId} onChange={onChange} />
      ) : (
        <>
          <Type tone="ink-2" above={4}>
            {words(pledge.projectTitle)}
          </Type>
          <View className="change__choice">
            <Button small onPress={() => setChoosing(true)}>
              {copy.changeOther}
            </Button>
          </View>
        </>
      )}
    </View>
  )
}

function Projects({ pledge, projectId, onChange }: Props): ReactNode {
  const copy = useCopy(changesCopy)
  const words = useWords()
  const asked = useProjectList({ monthly: true })
  const fits = ({ projectId: id, openness }: ProjectCard): boolean =>
    openness.open || id === pledge.projectId
  return (
    <View className="change__choice">
      <LoadFrame asked={asked} skeleton={<RowBones rows={3} />}>
        {({ items }) => (
          <ChoiceGroup
            label={copy.changeProject}
            kind="cards"
            choices={items.filter(fits).map(({ projectId: value, title, charityName }) => ({
              value,
              label: `${words(title)}，${words(charityName)}`,
              content: (
                <View className="way-choice__words">
                  <Type strong>{words(title)}</Type>
                  <Type size="fact" tone="ink-2" name>
                    {words(charityName)}
                  </Type>
                </View>
              ),
            }))}
            value={projectId}
            onChange={onChange}
          />
        )}
      </LoadFrame>
    </View>
  )
}
