import { holdBack } from './back.h5'
import type { HoldUnsaved } from './unsaved'

export const holdUnsaved: HoldUnsaved = (_question, onBack) => {
  const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
  window.addEventListener('beforeunload', ask)
  const letBack = holdBack(onBack)
  return () => {
    window.removeEventListener('beforeunload', ask)
    letBack()
  }
}
