/** The table on which the phones lie, with the drawer at its side. */
import { lazy, type ReactNode, Suspense, useState } from 'react'

const Drawer = lazy(async () => ({ default: (await import('../drawer/drawer')).Drawer }))

export function PhonePage(): ReactNode {
  const [isOpen, setOpen] = useState(false)
  return (
    <main>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        时间与天气 · Time and weather
      </button>
      {isOpen && (
        <Suspense fallback={null}>
          <Drawer />
        </Suspense>
      )}
    </main>
  )
}
