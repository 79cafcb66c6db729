import type { ReactNode } from 'react'
import { clockWords } from './clock-words'
import type { Clock } from './use-clock'

/** What time it is in there. */
export function ClockFace({ clock: { nowMs, isTravelling } }: { clock: Clock }): ReactNode {
  if (nowMs === undefined) return <p className="drawer-face">--:--:--</p>
  const { day, english, time } = clockWords(nowMs)
  return (
    <p className="drawer-face" data-travelling={isTravelling}>
      <time dateTime={new Date(nowMs).toISOString()}>
        <strong>{time}</strong>
        <span>{day}</span>
        <span className="drawer-en" lang="en">
          {english}, Beijing
        </span>
      </time>
    </p>
  )
}
