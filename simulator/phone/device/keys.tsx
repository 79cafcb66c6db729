/** The phone's three keys: back, the list of chats, settings. */
import type { ReactNode } from 'react'
import { Icon } from '../look/icon'
import { usePhone } from './phone-context'

/** `isCovered`: a sheet lies on the phone, and has to be left before the settings. */
type Props = {
  isCovered: boolean
  onBack: () => void
  onHome: () => void
  onSettings: () => void
}

export function Keys({ isCovered, onBack, onHome, onSettings }: Props): ReactNode {
  const { say } = usePhone()
  return (
    <nav className="keys" aria-label={say('手机按键', 'Keys of the phone')}>
      <button type="button" aria-label={say('返回键', 'Back key')} onClick={onBack}>
        <Icon name="back" />
      </button>
      <button type="button" aria-label={say('主屏', 'Home')} onClick={onHome}>
        <Icon name="home" />
      </button>
      <button
        type="button"
        aria-label={say('手机设置', 'Phone settings')}
        disabled={isCovered}
        onClick={onSettings}
      >
        <Icon name="settings" />
      </button>
    </nav>
  )
}
