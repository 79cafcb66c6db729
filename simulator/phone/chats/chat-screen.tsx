/** One chat: what was said, a card to open, a line to write. */
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { act, sentenceOf } from '../control/control'
import type { Chat, Line } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { Bar } from '../device/bar'
import { usePhone } from '../device/phone-context'
import { Icon } from '../look/icon'
import { LineView } from './line-view'
import './chat.css'

const TEXT_LENGTH_MAX = 2000

export function ChatScreen({ chatId }: { chatId: string }): ReactNode {
  const { person, say } = usePhone()
  const { openid } = person
  const { value: chats } = useFresh<Chat[]>(`/people/${openid}/chats`)
  const lines = useFresh<Line[]>(`/chats/${chatId}/lines?openid=${openid}`)
  const chat = chats?.find((one) => one.chatId === chatId)
  const lastId = lines.value?.at(-1)?.lineId
  const end = useRef<HTMLDivElement>(null)
  const members = chat?.members.length
  // Names over the lines come with the chat, and move what was said last.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each line and each name moves the end.
  useEffect(() => {
    end.current?.scrollIntoView({ block: 'end' })
  }, [lastId, members])
  useEffect(() => {
    if (lastId === undefined) return
    act(`/chats/${chatId}/read`, { openid, lineId: lastId }).catch(() => {})
  }, [chatId, openid, lastId])
  const title =
    chat?.kind === 'group' ? `${chat.title} (${chat.members.length})` : (chat?.title ?? '')
  return (
    <div className="screen">
      <Bar title={chatId === 'notices' ? say('服务通知', 'Notices') : title} />
      <div className="scroll talk" role="log" aria-label={title}>
        {lines.error !== undefined && <p className="trouble">{lines.error}</p>}
        {lines.value?.map((line, index) => (
          <LineView
            key={line.lineId}
            line={line}
            before={lines.value?.[index - 1]}
            members={chat?.members ?? []}
            isGroup={chat?.kind === 'group'}
          />
        ))}
        <div ref={end} />
      </div>
      {chatId !== 'notices' && <Writing chatId={chatId} onSaid={lines.again} />}
    </div>
  )
}

function Writing({ chatId, onSaid }: { chatId: string; onSaid: () => void }): ReactNode {
  const { person, say } = usePhone()
  const [text, setText] = useState('')
  const [error, setError] = useState<string>()
  const send = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    try {
      await act(`/chats/${chatId}/lines`, { openid: person.openid, text })
      setText('')
      setError(undefined)
      onSaid()
    } catch (failure) {
      setError(sentenceOf(failure))
    }
  }
  return (
    <form className="writing" onSubmit={(event) => void send(event)}>
      {error !== undefined && (
        <p className="trouble" role="alert">
          {error}
        </p>
      )}
      <input
        value={text}
        maxLength={TEXT_LENGTH_MAX}
        aria-label={say('说点什么', 'Write a line')}
        placeholder={say('说点什么', 'Write a line')}
        onChange={(event) => setText(event.target.value)}
      />
      <button type="submit" aria-label={say('发送', 'Send')} disabled={text.trim() === ''}>
        <Icon name="send" />
      </button>
    </form>
  )
}
