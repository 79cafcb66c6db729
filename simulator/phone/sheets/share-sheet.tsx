/** Where a card goes: into a chat, or among the Moments. */
import { type ReactNode, useState } from 'react'
import { act, sentenceOf } from '../control/control'
import type { Card, Chat } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { usePhone } from '../device/phone-context'
import { Avatar } from '../look/avatar'
import { CardView } from '../look/card-view'
import { Sheet } from './sheet'

type Props = {
  to: 'chat' | 'moments'
  card: Card
  onDone: (word: 'sent' | 'cancelled') => void
}

export function ShareSheet({ to, card, onDone }: Props): ReactNode {
  const { person, say } = usePhone()
  const { openid } = person
  const chats = useFresh<Chat[]>(to === 'chat' ? `/people/${openid}/chats` : undefined)
  const [error, setError] = useState<string>()
  const send = async (path: string) => {
    try {
      await act(path, { openid, card })
      onDone('sent')
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
  const open = chats.value?.filter(({ kind }) => kind !== 'notices') ?? []
  const title = to === 'chat' ? say('发给谁', 'Send to') : say('分享到动态', 'Share to Moments')
  return (
    <Sheet title={title} onClose={() => onDone('cancelled')}>
      <div className="preview">
        <CardView card={card} />
      </div>
      {error !== undefined && (
        <p className="trouble" role="alert">
          {error}
        </p>
      )}
      {to === 'moments' && (
        <button type="button" className="main" onClick={() => void send('/moments')}>
          {say('发布', 'Post')}
        </button>
      )}
      {chats.value !== undefined && open.length === 0 && (
        <p className="empty">
          {say(
            '还没有聊天可以发。回到聊天列表，用右上角的 ＋ 开始一个。',
            'There is no chat to send it to yet. Begin one with the + of the list of chats.',
          )}
        </p>
      )}
      <ul className="rows">
        {open.map((chat) => (
          <li key={chat.chatId}>
            <button
              type="button"
              className="row"
              onClick={() => void send(`/chats/${chat.chatId}/lines`)}
            >
              <Avatar id={chat.chatId} name={chat.title} />
              <span className="row__words row__title">{chat.title}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}
