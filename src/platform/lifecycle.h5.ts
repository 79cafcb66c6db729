import type { Lifecycle } from './lifecycle'

/** `visibilitychange` is the last event that a browser on a phone is sure to send. */
export const lifecycle: Lifecycle = {
  onHide: (told) => when('hidden', told),
  onShow: (told) => when('visible', told),
}

function when(state: DocumentVisibilityState, told: () => void): () => void {
  const changed = () => {
    if (document.visibilityState === state) told()
  }
  document.addEventListener('visibilitychange', changed)
  return () => document.removeEventListener('visibilitychange', changed)
}
