import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Overlay } from '../overlay/overlay'
import { Type } from '../type/type'
import './dialog.scss'

type Props = {
  open: boolean
  onClose: () => void
  title: string
  children?: ReactNode | undefined
  /** Buttons, the safe one last; they stand below one another. */
  actions: ReactNode
}

/** A question in the middle of the screen, for what cannot be undone by closing it. */
export function Dialog({ open, onClose, title, children, actions }: Props): ReactNode {
  return (
    <Overlay open={open} onClose={onClose} label={title} place="middle">
      <Type size="title" center>
        {title}
      </Type>
      {children ? <View className="dialog__body">{children}</View> : null}
      <View className="dialog__actions">{actions}</View>
    </Overlay>
  )
}
