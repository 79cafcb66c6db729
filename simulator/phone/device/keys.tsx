/** The phone's three keys: back, the list of chats, settings. */
import type { ReactNode } from 'react'
import { Icon } from '../look/icon'
import { usePhone } from './phone-context'

/** `isCovered`: a sheet lies on the phone, and only it is reached. */
type Props = { isCovered: boolean; onSettings: () => void }

export function Keys({ isCovered, onSettings }: Props): ReactNode {
  const { say, turn } = usePhone()
  return (
    <nav
      className="keys"
      aria-label={say('手机按键', 'Keys of the phone')}
      {...(isCovered ? { inert: '' } : {})}
    >
      <button
        type="button"
        aria-label={say('返回键', 'Back key')}
        onClick={() => turn({ do: 'back' })}
      >
        <Icon name="back" />
      </button>
      <button type="button" aria-label={say('主屏', 'Home')} onClick={() => turn({ do: 'home' })}>
        <Icon name="home" />
      </button>
      <button type="button" aria-label={say('手机设置', 'Phone settings')} onClick={onSettings}>
        <Icon name="settings" />
      </button>
    </nav>
  )
}
