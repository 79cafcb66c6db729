/** Everything that a person has: friends, groups, notices; Moments and the mini program above them. */
import type { ReactNode } from 'react'
import type { Chat, Line } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { Bar } from '../device/bar'
import { usePhone } from '../device/phone-context'
import { whenOf } from '../device/when'
import { Avatar } from '../look/avatar'
import { Icon } from '../look/icon'
import { excerptOf } from './excerpt'
import './chat-list.css'

export function ChatList(): ReactNode {
  const { person, say, turn, open } = usePhone()
  const { value: chats, error } = useFresh<Chat[]>(`/people/${person.openid}/chats`)
  return (
    <div className="screen">
      <Bar title={say('聊天', 'Chats')} isRoot>
        <button
          type="button"
          className="bar__button"
          aria-label={say('发起聊天', 'Begin a chat')}
          onClick={() => turn({ do: 'go', screen: { kind: 'begin' } })}
        >
          <Icon name="plus" />
        </button>
      </Bar>
      <div className="scroll">
        <div className="doors">
          <button type="button" className="door" onClick={() => open('list')}>
            <span className="door__mark door__mark--program">
              <Icon name="lantern" />
            </span>
            <span>
              {say('小程序', 'Mini program')}
              <small>{say('灯愿', 'Lantern')}</small>
            </span>
          </button>
          <button
            type="button"
            className="door"
            onClick={() => turn({ do: 'go', screen: { kind: 'moments' } })}
          >
            <span className="door__mark">
              <Icon name="moments" />
            </span>
            <span>
              {say('动态', 'Moments')}
              <small>{say('朋友们的分享', 'What friends share')}</small>
            </span>
          </button>
        </div>
        {error !== undefined && <p className="trouble">{error}</p>}
        {chats?.length === 0 && (
          <p className="empty">
            {say(
              '还没有聊天。点右上角的 ＋，和一位朋友说句话。',
              'No chats yet. Tap ＋ to begin one.',
            )}
          </p>
        )}
        <ul className="rows">
          {chats?.map((chat) => (
            <li key={chat.chatId}>
              <ChatRow chat={chat} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function ChatRow({ chat }: { chat: Chat }): ReactNode {
  const { nowMs, say, turn } = usePhone()
  const { chatId, kind, title, lastLine, unread } = chat
  return (
    <button
      type="button"
      className="row"
      onClick={() => turn({ do: 'go', screen: { kind: 'chat', chatId } })}
    >
      {kind === 'notices' ? (
        <span className="avatar avatar--notices">
          <Icon name="bell" />
        </span>
      ) : (
        <Avatar id={chatId} name={title} />
      )}
      <span className="row__words">
        <span className="row__title">
          {title}
          {kind === 'group' && <small> {chat.members.length}</small>}
        </span>
        <span className="row__line">
          {lastLine === undefined ? '' : excerptOf(summary(lastLine, chat, say('灯愿', 'Lantern')))}
        </span>
      </span>
      <span className="row__end">
        <time>{lastLine === undefined ? '' : whenOf(lastLine.at, nowMs)}</time>
        {unread > 0 && (
          <span
            className="unread"
            role="img"
            aria-label={say(`${unread} 条未读`, `${unread} unread`)}
          >
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </span>
    </button>
  )
}

function summary(line: Line, { kind, members }: Chat, program: string): string {
  if (line.kind === 'notice') return line.title ?? Object.values(line.data)[0] ?? ''
  const words = line.kind === 'text' ? line.text : `[${program}] ${line.card.title}`
  const name = members.find(({ openid }) => openid === line.from)?.name
  return kind === 'group' && name !== undefined ? `${name}：${words}` : words
}
