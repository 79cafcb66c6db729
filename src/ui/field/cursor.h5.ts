/**
 * A field that wants the cursor asks for it when it is there: a browser gives none to one that asks while it
 * is made, in a frame of another origin. It asks no longer once the person does anything, since the browser
 * twin of the platform's field takes the cursor again at each change of the page, from whatever else is being
 * written. The twin of `cursor.ts`.
 */
import { useEffect, useState } from 'react'

const ACTS = ['pointerdown', 'keydown'] as const

export function useCursor(wanted: boolean): { focus: boolean } {
  const [focus, setFocus] = useState(false)
  useEffect(() => {
    setFocus(wanted)
    const release = (): void => setFocus(false)
    for (const act of ACTS) document.addEventListener(act, release, true)
    return () => {
      for (const act of ACTS) document.removeEventListener(act, release, true)
    }
  }, [wanted])
  return { focus }
}
