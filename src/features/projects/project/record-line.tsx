import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Project } from '../../../../contracts/projects'
import { dayWords, Icon, Pressable, useCopy } from '../../../ui'
import { projectCopy } from '../copy'
import { useRecordWords } from './record-words'
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
  const { number, pending } = useRecordWords(project, dayWords)
  return (
    <Pressable className="record-line" onPress={onPress}>
      <Icon name={number ? 'shield' : 'clock'} size={18} tone={number ? 'jade' : 'gold'} />
      <View className="record-line__number">{number ? `${copy.record} ${number}` : pending}</View>
      <Icon name="chevron" size={14} tone="ink-2" />
    </Pressable>
  )
}
