import { createContext, useContext, useMemo, useSyncExternalStore } from 'react'
import { lookDevice } from '../../platform'
import { createLookStore, type Look } from './look-store'

const store = createLookStore(lookDevice)

/** The theme of a page that is night, whatever was chosen. */
export const ThemeHere = createContext<Look['theme'] | undefined>(undefined)

/** How the app looks now; the screen is drawn again when that changes. */
export function useLook(): Look {
  const look = useSyncExternalStore(store.watch, store.get)
  const theme = useContext(ThemeHere) ?? look.theme
  return useMemo(() => ({ ...look, theme }), [look, theme])
}

/** Changes one or more choices: `chooseLook({ theme: 'dark' })`. */
export const chooseLook = store.choose
