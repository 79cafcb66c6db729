import { useCallback, useEffect, useState } from 'react'
import { control, sentenceOf } from '../control'
import type { Faults, Hosts, Weather } from './weather'
import { faultsFor, othersCount, weatherIn } from './weather'

/** The weather as the simulator has it, read back after every change. */

type Seen = { weather: Weather; others: number }

export const useWeather = () => {
  const [seen, setSeen] = useState<Seen>()
  const [isBusy, setBusy] = useState(false)
  const [failed, setFailed] = useState<string>()

  const look = useCallback(async () => {
    const [faults, hosts] = await Promise.all([
      control<Faults>('/faults'),
      control<Hosts>('/hosts'),
    ])
    setSeen({ weather: weatherIn(faults, hosts), others: othersCount(faults) })
  }, [])

  const attempt = useCallback(async (act: () => Promise<void>) => {
    setBusy(true)
    setFailed(undefined)
    try {
      await act()
    } catch (error) {
      setFailed(sentenceOf(error))
    } finally {
      setBusy(false)
    }
  }, [])

  useEffect(() => void attempt(look), [attempt, look])

  /** Changes from what is there at that moment, since tests and other windows set weather too. */
  const change = (wish: (weather: Weather) => Promise<Weather> | Weather) =>
    attempt(async () => {
      const faults = await control<Faults>('/faults')
      const hosts = await control<Hosts>('/hosts')
      const before = weatherIn(faults, hosts)
      const weather = await wish(before)
      if (weather.mainHostDown !== before.mainHostDown) {
        await control('/hosts', { main: weather.mainHostDown ? 'down' : 'up' })
      }
      const isSame =
        JSON.stringify(weatherOfFaults(weather)) === JSON.stringify(weatherOfFaults(before))
      if (!isSame) await control('/faults', faultsFor(weather, faults))
      await look()
    })

  const clearAll = () =>
    attempt(async () => {
      await control('/faults', { clear: true })
      await control('/hosts', { main: 'up', backup: 'up' })
      await look()
    })

  return { seen, isBusy, failed, look: () => attempt(look), change, clearAll }
}

export type WeatherSeen = ReturnType<typeof useWeather>

const weatherOfFaults = ({ mainHostDown: _, ...rest }: Weather) => rest

/** When a failure that begins now is over, by the simulator's clock. */
export const inVirtualMs = async (ms: number) => {
  const { now } = await control<{ now: string }>('/clock')
  return Date.parse(now) + ms
}
