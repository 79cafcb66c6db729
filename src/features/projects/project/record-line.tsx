import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { dayWords, Icon, Pressable, useCopy, useLook } from '../../../ui'
import { projectCopy } from '../copy'
import './record-line.scss'

/** Near the button, at 14 px or more, tappable to certificate, contact and official look-up. */
export function RecordLine({
  project,
  onPress,
}: {
  project: Project
  onPress: () => void
}): ReactNode {
  const copy = useCopy(projectCopy)
  const { lang } = useLook()
  const { recordNumber, filingDueOn } = project
  const pending = filingDueOn ? copy.recordPending(dayWords(filingDueOn, lang)) : copy.recordMissing
  return (
    <Pressable className="record-line" onPress={onPress}>
      <Icon
        name={recordNumber ? 'shield' : 'clock'}
        size={18}
        tone={recordNumber ? 'jade' : 'gold'}
      />
      <View className="record-line__number">
        {recordNumber ? `${copy.record} ${recordNumber}` : pending}
      </View>
      <Icon name="chevron" size={14} tone="ink-2" />
    </Pressable>
  )
}
