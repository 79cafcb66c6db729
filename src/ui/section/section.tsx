import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Icon } from '../icon/icon'
import { Pressable } from '../pressable'
import { Type } from '../type/type'
import './section.scss'

type Props = {
  title: string
  /** A few light words after the title: `每 100 元`. */
  note?: string | undefined
  more?: { label: string; onPress: () => void } | undefined
  children: ReactNode
}

/** A title over cards, with a way to all of them. */
export function Section({ title, note, more, children }: Props): ReactNode {
  return (
    <View className="section">
      <View className="section__head">
        <View className="section__title">
          <Type size="section">{title}</Type>
          {note ? (
            <Type size="fact" tone="ink-3">
              {note}
            </Type>
          ) : null}
        </View>
        {more ? (
          <Pressable
            className="section__more"
            onPress={more.onPress}
            spoken={{ label: more.label }}
          >
            {more.label}
            <Icon name="chevron" size={14} tone="ink-3" />
          </Pressable>
        ) : null}
      </View>
      {children}
    </View>
  )
}
