/** 动态: the cards that people posted; each opens one page to read. */
import type { ReactNode } from 'react'
import type { Moment } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { Bar } from '../device/bar'
import { usePhone } from '../device/phone-context'
import { whenOf } from '../device/when'
import { Avatar } from '../look/avatar'
import { CardView } from '../look/card-view'
import './moments.css'

export function MomentsScreen(): ReactNode {
  const { nowMs, open, person, say } = usePhone()
  const { value: moments, error } = useFresh<Moment[]>(`/moments?openid=${person.openid}`)
  return (
    <div className="screen">
      <Bar title={say('动态', 'Moments')} />
      <div className="scroll">
        {error !== undefined && <p className="trouble">{error}</p>}
        {moments?.length === 0 && (
          <p className="empty">
            {say(
              '还没有人分享。在小程序右上角的菜单里可以分享到动态。',
              'Nobody has shared yet. The mini program’s menu can.',
            )}
          </p>
        )}
        <ul className="moments">
          {moments?.map(({ momentId, from, name, at, card }) => (
            <li key={momentId} className="moment">
              <Avatar id={from} name={name} />
              <div className="moment__words">
                <span className="moment__name">{name}</span>
                <CardView card={card} onOpen={() => open({ momentId })} />
                <time>{whenOf(at, nowMs)}</time>
              </div>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
