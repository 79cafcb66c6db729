/** A line of a chat: a bubble, a card, or a notice that opens the page it names. */
import type { ReactNode } from 'react'
import type { Line, Person } from '../control/field'
import { usePhone } from '../device/phone-context'
import { whenOf } from '../device/when'
import { Avatar } from '../look/avatar'
import { CardView } from '../look/card-view'
import { Icon } from '../look/icon'

const APART_MS = 5 * 60_000

type Props = { line: Line; before: Line | undefined; members: Person[]; isGroup: boolean }

export function LineView({ line, before, members, isGroup }: Props): ReactNode {
  const { nowMs, open, person } = usePhone()
  const isApart = before === undefined || Date.parse(line.at) - Date.parse(before.at) > APART_MS
  const time = isApart && <time className="talk__time">{whenOf(line.at, nowMs)}</time>
  if (line.kind === 'notice') {
    return (
      <>
        {time}
        <NoticeView line={line} />
      </>
    )
  }
  const isMine = line.from === person.openid
  const name = members.find(({ openid }) => openid === line.from)?.name ?? ''
  return (
    <>
      {time}
      <div className={isMine ? 'line line--mine' : 'line'}>
        <Avatar id={line.from} name={name} />
        <div className="line__words">
          {isGroup && !isMine && <span className="line__name">{name}</span>}
          {line.kind === 'text' ? (
            <p className="bubble">{line.text}</p>
          ) : (
            <CardView card={line.card} onOpen={() => open({ lineId: line.lineId })} />
          )}
        </div>
      </div>
    </>
  )
}

function NoticeView({ line }: { line: Line & { kind: 'notice' } }): ReactNode {
  const { open, say } = usePhone()
  const inside = (
    <>
      <span className="notice__title">{line.title ?? say('通知', 'Notice')}</span>
      {Object.entries(line.data).map(([field, value]) => (
        <span key={field} className="notice__field">
          {line.labels?.[field] !== undefined && (
            <span className="notice__label">{line.labels[field]}</span>
          )}
          <span className="notice__value">{value}</span>
        </span>
      ))}
      {line.page !== undefined && (
        <span className="notice__door">
          {say('进入小程序查看', 'See it in the mini program')}
          <Icon name="right" />
        </span>
      )}
    </>
  )
  if (line.page === undefined) return <div className="notice">{inside}</div>
  return (
    <button type="button" className="notice" onClick={() => open({ noticeId: line.lineId })}>
      {inside}
    </button>
  )
}
