/** The table on which the phones lie, with the drawer at its side. */
import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { createPhoneSide } from '../bridge/phone-side'
import type { Person } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { Icon } from '../look/icon'
import { usePageClock } from './page-clock'
import { Seat } from './seat'
import './page.css'

const Drawer = lazy(async () => ({ default: (await import('../drawer/drawer')).Drawer }))

const PHONES_KEY = 'lantern-phones'
/** Room for a second phone beside the first (page.css). */
const WIDE = '(min-width: 861px)'
const APP_EVERY_MS = 10_000

export function PhonePage(): ReactNode {
  const [isOpen, setOpen] = useState(false)
  const [chosen, setChosen] = useState(() => localStorage.getItem(PHONES_KEY))
  const people = useFresh<Person[]>('/people')
  const app = useFresh<{ phonesAt: string }>('/app', APP_EVERY_MS)
  const nowMs = usePageClock()
  const side = usePhoneSide(app.value?.phonesAt)
  // Whoever has chosen nothing sees two people at once, where there are two and there is room.
  const usual = (people.value?.length ?? 0) > 1 && matchMedia(WIDE).matches ? '2' : '1'
  const phones = (chosen ?? usual) === '2' ? 2 : 1
  const lay = (count: 1 | 2) => {
    localStorage.setItem(PHONES_KEY, String(count))
    setChosen(String(count))
  }
  return (
    <div className={isOpen ? 'page page--open' : 'page'}>
      <header className="page__head">
        <h1>
          灯愿手机 <small>Lantern phones · 模拟，没有真钱 · simulated, no real money</small>
        </h1>
        <button type="button" className="page__phones" onClick={() => lay(phones === 2 ? 1 : 2)}>
          {phones === 2 ? '收起第二台 · One phone' : '第二台手机 · A second phone'}
        </button>
        <button
          type="button"
          className="page__weather"
          aria-expanded={isOpen}
          aria-label="时间与天气 · Time and weather"
          onClick={() => setOpen(!isOpen)}
        >
          <Icon name="weather" />
          <span>时间与天气 · Time and weather</span>
        </button>
      </header>
      <main className="page__table">
        {people.error !== undefined && (
          <p className="trouble page__trouble" role="alert">
            {people.error}
          </p>
        )}
        {people.value !== undefined &&
          [1, 2]
            .slice(0, phones)
            .map((place) => (
              <Seat
                key={place}
                place={place}
                people={people.value ?? []}
                nowMs={nowMs}
                origin={app.value?.phonesAt}
                side={side}
                onPeople={people.again}
              />
            ))}
      </main>
      {isOpen && (
        <aside className="page__drawer" aria-label="时间与天气 · Time and weather">
          <Suspense fallback={null}>
            <Drawer onClose={() => setOpen(false)} />
          </Suspense>
        </aside>
      )}
    </div>
  )
}

/** Everything between a phone and the product passes the simulator's relay, so frames stand at its origin. */
function usePhoneSide(origin: string | undefined) {
  const side = useMemo(
    () =>
      createPhoneSide(Date.now, ({ origin, reason }) =>
        console.info(`A message was ignored: ${reason} (${origin})`),
      ),
    [],
  )
  useEffect(() => side.productIsAt(origin === undefined ? [] : [origin]), [side, origin])
  useEffect(() => {
    const heard = (event: MessageEvent) => side.hear(event)
    window.addEventListener('message', heard)
    return () => window.removeEventListener('message', heard)
  }, [side])
  return side
}
