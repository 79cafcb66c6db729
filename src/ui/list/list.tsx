import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../a11y'
import { Icon } from '../icon/icon'
import type { IconName } from '../icon/paths'
import { Pressable } from '../pressable'
import { Type } from '../type/type'
import './list.scss'

/** Rows on a card; put it in `<Card inside="list">`. */
export function List({ children, label }: { children: ReactNode; label?: string }): ReactNode {
  return <View {...a11y({ role: 'list', label })}>{children}</View>
}

type RowProps = {
  title: ReactNode
  detail?: ReactNode | undefined
  icon?: IconName | undefined
  /** A drawing in the icon's place. */
  leading?: ReactNode | undefined
  /** At the right: a time, a state, a sum. */
  aside?: ReactNode | undefined
  /** Makes the row a thing to tap, with a chevron. */
  onPress?: (() => void) | undefined
  /** The whole row in words, where the parts alone would be unclear. */
  label?: string | undefined
  strong?: boolean | undefined
  danger?: boolean | undefined
}

export function ListRow({
  title,
  detail,
  icon,
  leading,
  aside,
  onPress,
  ...rest
}: RowProps): ReactNode {
  const tone = rest.danger ? 'danger' : 'ink'
  const content = (
    <>
      {icon ? <Icon name={icon} tone={rest.danger ? 'danger' : 'ink-2'} /> : leading}
      <View className="row__words">
        <Type strong={rest.strong} tone={tone}>
          {title}
        </Type>
        {detail ? (
          <Type size="fact" tone="ink-2" figures>
            {detail}
          </Type>
        ) : null}
      </View>
      {aside ? <View className="row__aside">{aside}</View> : null}
      {onPress ? <Icon name="chevron" size={14} tone="ink-3" /> : null}
    </>
  )
  if (!onPress) {
    return (
      <View className="row" {...a11y({ role: 'listitem', label: rest.label })}>
        {content}
      </View>
    )
  }
  return (
    <Pressable className="row" onPress={onPress} spoken={{ label: rest.label }}>
      {content}
    </Pressable>
  )
}
