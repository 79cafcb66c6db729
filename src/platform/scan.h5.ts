import { askPhone, phone } from './bridge.h5'
import { launch } from './launch'
import type { Scanner } from './scan'

export const scanner: Scanner = {
  get available() {
    return phone !== undefined && !launch().readOnly
  },
  async scan() {
    try {
      const found = await askPhone('scan', {})
      return found === 'cancelled' ? undefined : found
    } catch {
      return undefined
    }
  },
}
