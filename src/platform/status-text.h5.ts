import { tellPhone } from './bridge.h5'
import type { StatusText } from './status-text'

export function colourStatusText(text: StatusText): void {
  tellPhone('bar', { text })
}
