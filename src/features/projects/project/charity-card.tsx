import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { Card, Icon, Type, useCopy, useWords } from '../../../ui'
import { causeIcons } from '../causes'
import { projectCopy } from '../copy'
import './charity-card.scss'

type Props = { project: Project; onOpen: () => void }

/** Who answers for it. Opens the sheet with certificate, record number and contact. */
export function CharityCard({ project, onOpen }: Props): ReactNode {
  const copy = useCopy(projectCopy)
  const words = useWords()
  const name = words(project.charityName)
  const certified = project.openness.open || project.openness.why !== 'CERTIFICATE_EXPIRED'
  return (
    <Card inPage className="charity" onPress={onOpen} label={`${copy.charity}：${name}`}>
      <View className="charity__seal">
        <Icon name={causeIcons[project.cause]} tone="accent" />
      </View>
      <View className="charity__words">
        <Type strong name>
          {name}
        </Type>
        {certified ? (
          <View className="charity__certified">
            <Icon name="shield" size={14} tone="jade" />
            <Type size="fact" tone="ink-2">
              {copy.certified}
            </Type>
          </View>
        ) : null}
      </View>
      <Icon name="chevron" size={18} tone="ink-3" />
    </Card>
  )
}
