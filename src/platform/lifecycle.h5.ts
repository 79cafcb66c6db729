import { hearPhone } from './bridge.h5'
import type { Lifecycle } from './lifecycle'

/**
 * A phone tells when it puts the app away, of which its frame sees nothing. `visibilitychange` is the
 * last event that a browser on a phone is sure to send.
 */
export const lifecycle: Lifecycle = {
  onHide: (told) => when('hidden', 'hidden', told),
  onShow: (told) => when('visible', 'shown', told),
}

function when(
  state: DocumentVisibilityState,
  word: 'shown' | 'hidden',
  told: () => void,
): () => void {
  const changed = () => {
    if (document.visibilityState === state) told()
  }
  document.addEventListener('visibilitychange', changed)
  const stopHearing = hearPhone(word, told)
  return () => {
    document.removeEventListener('visibilitychange', changed)
    stopHearing()
  }
}
