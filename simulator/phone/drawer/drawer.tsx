/** What moves time and weather, beside the phones. */
import { type ReactNode, useState } from 'react'
import './drawer.css'
import { Close } from './close'
import { CrowdSection } from './crowd/crowd-section'
import { useCrowd } from './crowd/use-crowd'
import { LogSection } from './log/log-section'
import { useLog } from './log/use-log'
import { useNames } from './log/use-names'
import { type Tab, Tabs } from './tabs'
import { ClockFace } from './time/clock-face'
import { TimeSection } from './time/time-section'
import { useClock } from './time/use-clock'
import { useWeather } from './weather/use-weather'
import { isClear } from './weather/weather'
import { WeatherSection } from './weather/weather-section'

/** What the log tells of when the weather may have changed. */
const WEATHER_KINDS = ['clock', 'faults', 'hosts', 'network']

type Part = 'time' | 'weather' | 'crowd' | 'log'

/**
 * Fills the place that the page gives it, beside the phones or over them; with `onClose` it has a button
 * of its own to be put away.
 */
export function Drawer({ onClose }: { onClose?: () => void }): ReactNode {
  const [part, setPart] = useState<Part>('time')
  const clock = useClock()
  const sky = useWeather()
  const crowd = useCrowd()
  const { entries, isLive } = useLog((kinds) => {
    if (kinds.has('clock')) void clock.look()
    if (kinds.has('crowd')) void crowd.look()
    if (WEATHER_KINDS.some((kind) => kinds.has(kind))) void sky.look()
  })
  const nameOf = useNames(entries)
  const hasWeather = sky.seen !== undefined && !isClear(sky.seen.weather)
  const tabs: Tab<Part>[] = [
    { id: 'time', chinese: '时间', english: 'Time' },
    { id: 'weather', chinese: '天气', english: 'Weather', hasMark: hasWeather },
    { id: 'crowd', chinese: '众人', english: 'Crowd', hasMark: crowd.seen?.running === true },
    { id: 'log', chinese: '记录', english: 'Log' },
  ]
  return (
    <div className="drawer">
      <header className="drawer-head">
        <ClockFace clock={clock} />
        {onClose !== undefined && <Close onClose={onClose} />}
      </header>
      <Tabs<Part>
        tabs={tabs.filter(({ id }) => id !== 'crowd' || crowd.isThere)}
        chosen={part}
        onChoose={setPart}
      />
      <section
        id="drawer-panel"
        className="drawer-panel"
        role="tabpanel"
        aria-labelledby={`drawer-tab-${part}`}
      >
        {part === 'time' && <TimeSection clock={clock} />}
        {part === 'weather' && <WeatherSection sky={sky} nowMs={clock.nowMs} />}
        {part === 'crowd' && <CrowdSection crowd={crowd} />}
        {part === 'log' && <LogSection entries={entries} isLive={isLive} nameOf={nameOf} />}
      </section>
    </div>
  )
}
