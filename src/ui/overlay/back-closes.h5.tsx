import { type ReactNode, useEffect, useRef } from 'react'
import { holdBack } from '../../platform'

/** Shows nothing: the browser's Back is held as long as this is there. The twin of `back-closes.tsx`. */
export function BackCloses({ onBack }: { onBack: () => void }): ReactNode {
  const latest = useRef(onBack)
  latest.current = onBack
  useEffect(() => holdBack(() => latest.current()), [])
  return null
}
