import { View } from '@tarojs/components'
import { type ReactNode, useId } from 'react'
import { system } from '../../platform'
import { a11y } from '../a11y'
import { BackCloses } from './back-closes'
import { useHeldFocus } from './hold-focus'
import './overlay.scss'

type Props = {
  open: boolean
  onClose: () => void
  /** Instead of closing, where "back" leads to what this took the place of. */
  onBack?: (() => void) | undefined
  /** Said when it opens: the title of the sheet or dialog. */
  label: string
  place: 'bottom' | 'middle'
  children: ReactNode
}

/** What lies over a page: a scrim and a panel that holds the focus. Tapping beside it closes it. */
export function Overlay({ open, onClose, onBack, label, place, children }: Props): ReactNode {
  const id = `overlay${useId().replace(/:/g, '')}`
  useHeldFocus(open ? { id, onEscape: onClose } : undefined)
  if (!open) return null
  const { statusBar, bar } = system.windowTop()
  // It ends below the host's capsule, so that its cross is not beside the one that closes the program.
  const room = { maxHeight: `calc(100% - ${statusBar + bar}px)` }
  return (
    <View className={`overlay overlay--${place}`} catchMove>
      <BackCloses onBack={onBack ?? onClose} />
      <View className="overlay__scrim" onClick={onClose} {...a11y({ hidden: true })} />
      <View
        id={id}
        className="overlay__panel"
        style={room}
        {...a11y({ role: 'dialog', label, modal: true })}
      >
        {children}
      </View>
    </View>
  )
}
