import { useCallback, useEffect, useRef, useState } from 'react'
import { control, sentenceOf } from '../control'
import type { Faults, Hosts, Network, Weather } from './weather'
import { faultsFor, hasSameFaults, othersCount, weatherIn } from './weather'

/** The weather as the simulator has it, read back after every change. */

type Seen = { weather: Weather; others: number }

export const useWeather = () => {
  const [seen, setSeen] = useState<Seen>()
  const last = useRef<Promise<void>>(Promise.resolve())
  const [failed, setFailed] = useState<string>()

  const look = useCallback(async () => {
    const { faults, weather } = await readSky()
    setSeen({ weather, others: othersCount(faults) })
  }, [])

  /** One after another, since each begins with what the one before has left. */
  const attempt = useCallback((act: () => Promise<void>) => {
    last.current = last.current.then(act).then(
      () => setFailed(undefined),
      (error: unknown) => setFailed(sentenceOf(error)),
    )
    return last.current
  }, [])

  useEffect(() => void attempt(look), [attempt, look])

  /**
   * Changes from what is there at that moment, since tests and other windows set weather too; what is
   * wished for is shown at once, and what came of it after.
   */
  const change = (wish: (before: Weather) => Weather) => {
    setSeen((shown) => shown && { ...shown, weather: wish(shown.weather) })
    return attempt(() => carryOut(wish).finally(look))
  }

  const clearAll = () =>
    attempt(async () => {
      await control('/faults', { clear: true })
      await control('/hosts', { main: 'up', backup: 'up' })
      await control('/network', { state: 'fine' })
      await look()
    })

  return { seen, failed, look: () => attempt(look), change, clearAll }
}

export type WeatherSeen = ReturnType<typeof useWeather>

const readSky = async () => {
  const [faults, hosts, network] = await Promise.all([
    control<Faults>('/faults'),
    control<Hosts>('/hosts'),
    control<Network>('/network'),
  ])
  return { faults, weather: weatherIn(faults, hosts, network) }
}

const carryOut = async (wish: (before: Weather) => Weather) => {
  const { faults, weather: before } = await readSky()
  const weather = wish(before)
  if (weather.mainHostDown !== before.mainHostDown) {
    await control('/hosts', { main: weather.mainHostDown ? 'down' : 'up' })
  }
  if (weather.network !== before.network) await control('/network', { state: weather.network })
  if (!hasSameFaults(weather, before)) await control('/faults', faultsFor(weather, faults))
}
