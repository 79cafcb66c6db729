import { ScrollView, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { decorative } from '../a11y'
import { useCopy } from '../copy'
import { Icon } from '../icon/icon'
import { kitCopy } from '../kit-copy'
import { Overlay } from '../overlay/overlay'
import { Pressable } from '../pressable'
import { Type } from '../type/type'
import './sheet.scss'

type Props = {
  open: boolean
  onClose: () => void
  /** Instead of closing, where "back" leads to the sheet that this one took the place of. */
  onBack?: (() => void) | undefined
  title: string
  children: ReactNode
  /** Stays in reach of the thumb while the rest scrolls. */
  foot?: ReactNode | undefined
  /** The title is said but not shown: the content has a headline of its own. */
  titleHidden?: boolean | undefined
}

/** A panel from below. It closes by its cross, the scrim, "back" and Escape, and gives the focus back. */
export function Sheet({
  open,
  onClose,
  onBack,
  title,
  children,
  foot,
  titleHidden,
}: Props): ReactNode {
  const copy = useCopy(kitCopy)
  return (
    <Overlay open={open} onClose={onClose} onBack={onBack} label={title} place="bottom">
      <View className="sheet__grab" {...decorative} />
      <View className="sheet__head">
        {titleHidden ? <View /> : <Type size="title">{title}</Type>}
        <Pressable className="sheet__close" onPress={onClose} spoken={{ label: copy.close }}>
          <Icon name="close" tone="ink-2" />
        </Pressable>
      </View>
      <ScrollView className="sheet__scroll" scrollY enhanced showScrollbar={false}>
        <View className="sheet__body">{children}</View>
      </ScrollView>
      {foot ? <View className="sheet__foot">{foot}</View> : null}
    </Overlay>
  )
}
