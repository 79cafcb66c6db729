import { type FormEvent, type ReactNode, useState } from 'react'
import { beijingDay, beijingStamp, DAY_MS, MINUTE_MS } from '../../../time/beijing'
import { Said } from '../said'
import { shortMoment } from './clock-words'
import { nextNewYearsEveMs, nextSpringEveMs } from './eves'
import { aMonthLaterMs } from './months'
import type { Clock } from './use-clock'

/** Moves the clock; everything that falls due on the way happens in its order. */
export function TimeSection({ clock }: { clock: Clock }): ReactNode {
  const { nowMs, dueMs } = clock
  if (nowMs === undefined) return <p className="drawer-note">模拟器还没有回答。No answer yet.</p>
  const springEveMs = nextSpringEveMs(nowMs)
  const newYearsEveMs = nextNewYearsEveMs(nowMs)
  const until = (ms: number | undefined) =>
    ms === undefined || ms <= nowMs ? undefined : shortMoment(ms, nowMs)
  const go = { clock, nowMs }
  return (
    <>
      <div className="drawer-ways">
        <Way {...go} chinese="一分钟" english="A minute" onGo={() => clock.advance(MINUTE_MS)} />
        <Way {...go} chinese="一天" english="A day" onGo={() => clock.advance(DAY_MS)} />
        <Way
          {...go}
          chinese="一个月"
          english="A month"
          to={until(aMonthLaterMs(nowMs))}
          onGo={() => clock.goTo(aMonthLaterMs(nowMs))}
        />
        <Way
          {...go}
          chinese="下一个到期日"
          english="What is due next"
          to={until(dueMs) ?? '问产品 · ask'}
          onGo={clock.goToNextDue}
        />
        <Way
          {...go}
          chinese="元旦前夜"
          english="31 December"
          to={until(newYearsEveMs)}
          onGo={() => clock.goTo(newYearsEveMs)}
        />
        <Way
          {...go}
          chinese="除夕"
          english="Spring Festival Eve"
          to={until(springEveMs) ?? '表里没有 · not in the table'}
          onGo={springEveMs === undefined ? undefined : () => clock.goTo(springEveMs)}
        />
      </div>
      <FreeDate {...go} />
      <Travelled clock={clock} />
      <p className="drawer-note">
        时间只往前走，是北京时间。除夕的日期来自香港天文台的公历与农历对照表。
        <span lang="en">
          {' '}
          Time only goes forward and is Beijing's. Dates of 除夕: Gregorian-Lunar Calendar
          Conversion Table, Hong Kong Observatory.
        </span>
      </p>
    </>
  )
}

type WayProps = {
  clock: Clock
  chinese: string
  english: string
  to?: string | undefined
  onGo: (() => void) | undefined
}

function Way({ clock, chinese, english, to, onGo }: WayProps): ReactNode {
  return (
    <button
      type="button"
      className="drawer-way"
      disabled={clock.isTravelling || onGo === undefined}
      onClick={onGo}
    >
      <span>{chinese}</span>
      <span className="drawer-en" lang="en">
        {english}
      </span>
      {to !== undefined && <span className="drawer-figure">{to}</span>}
    </button>
  )
}

function FreeDate({ clock, nowMs }: { clock: Clock; nowMs: number }): ReactNode {
  const [text, setText] = useState(`${beijingDay(nowMs + DAY_MS)}T09:00`)
  const ms = Date.parse(`${text}:00+08:00`)
  const go = (event: FormEvent) => {
    event.preventDefault()
    void clock.goTo(ms)
  }
  return (
    <form className="drawer-row" onSubmit={go}>
      <label className="drawer-field">
        <Said chinese="去一个日子" english="To a date, in Beijing" />
        <input
          type="datetime-local"
          value={text}
          min={beijingStamp(nowMs).slice(0, 16).replace(' ', 'T')}
          max="2099-12-31T23:59"
          onChange={(event) => setText(event.target.value)}
          required
        />
      </label>
      <button className="drawer-do" type="submit" disabled={clock.isTravelling || Number.isNaN(ms)}>
        前往 Go
      </button>
    </form>
  )
}

function Travelled({ clock: { isTravelling, outcome } }: { clock: Clock }): ReactNode {
  return (
    <div role="status" aria-live="polite">
      {isTravelling && (
        <p className="drawer-said">
          <Said chinese="在路上，一件一件地走……" english="On the way, event by event …" />
        </p>
      )}
      {outcome !== undefined && (
        <p className={outcome.isFailure ? 'drawer-said drawer-said--bad' : 'drawer-said'}>
          <Said {...outcome} />
        </p>
      )}
    </div>
  )
}
