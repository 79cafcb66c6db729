import { useSyncExternalStore } from 'react'
import { lookDevice } from '../../platform'
import { createLookStore, type Look } from './look-store'

const store = createLookStore(lookDevice)

/** How the app looks now; the screen is drawn again when that changes. */
export function useLook(): Look {
  return useSyncExternalStore(store.watch, store.get)
}

/** Changes one or more choices: `chooseLook({ theme: 'dark' })`. */
export const chooseLook = store.choose
