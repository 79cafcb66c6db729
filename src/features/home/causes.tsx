import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../platform'
import { a11y, Icon, Pressable, useCopy, useLook } from '../../ui'
import { causeCopy, causeIcons, causesInOrder } from '../projects'
import { homeCopy } from './copy'
import './causes.scss'

/** One row of five; in large text two rows of three. */
const CAUSES_SHOWN = { normal: 5, large: 6 } as const

/** Ways in; the list behind them has all causes. */
export function Causes(): ReactNode {
  const causes = useCopy(causeCopy)
  const copy = useCopy(homeCopy)
  const { textSize } = useLook()
  return (
    <View className="causes" {...a11y({ role: 'group', label: copy.causes })}>
      {causesInOrder.slice(0, CAUSES_SHOWN[textSize]).map((cause) => (
        <Pressable
          key={cause}
          className="causes__one"
          onPress={() => openPage('projects', { cause })}
          spoken={{ label: causes[cause] }}
        >
          <View className="causes__disc">
            <Icon name={causeIcons[cause]} tone="accent" />
          </View>
          {causes[cause]}
        </Pressable>
      ))}
    </View>
  )
}
