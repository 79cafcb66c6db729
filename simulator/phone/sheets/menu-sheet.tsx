/** What the capsule's dots offer. */
import type { ReactNode } from 'react'
import { usePhone } from '../device/phone-context'
import { Icon } from '../look/icon'
import { Sheet } from './sheet'
import './menu.css'

export type MenuChoice = 'chat' | 'moments' | 'reload'
type Props = { title: string; onChoose: (choice: MenuChoice) => void; onClose: () => void }

export function MenuSheet({ title, onChoose, onClose }: Props): ReactNode {
  const { say } = usePhone()
  const choices = [
    ['chat', 'chat', say('发给朋友', 'Send to a chat')],
    ['moments', 'moments', say('分享到动态', 'Share to Moments')],
    ['reload', 'again', say('重新进入', 'Open it anew')],
  ] as const
  return (
    <Sheet title={title || say('灯愿', 'Lantern')} onClose={onClose}>
      <div className="tiles">
        {choices.map(([choice, icon, words]) => (
          <button key={choice} type="button" className="tile" onClick={() => onChoose(choice)}>
            <span>
              <Icon name={icon} />
            </span>
            {words}
          </button>
        ))}
      </div>
    </Sheet>
  )
}
