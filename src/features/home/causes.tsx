import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { openPage } from '../../platform'
import { a11y, Icon, Pressable, useCopy } from '../../ui'
import { causeCopy, causeIcons, causesInOrder } from '../projects'
import { homeCopy } from './copy'
import './causes.scss'

const CAUSES_SHOWN = 5

/** Five ways in; the list behind them has all causes. */
export function Causes(): ReactNode {
  const causes = useCopy(causeCopy)
  const copy = useCopy(homeCopy)
  return (
    <View className="causes" {...a11y({ role: 'group', label: copy.causes })}>
      {causesInOrder.slice(0, CAUSES_SHOWN).map((cause) => (
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
