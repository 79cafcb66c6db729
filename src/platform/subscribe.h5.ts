import { askPhone, phone } from './bridge.h5'
import { launch } from './launch'
import type { Subscribe } from './subscribe'

export const subscribe: Subscribe = {
  get available() {
    return phone !== undefined && !launch().readOnly
  },
  async ask(templateIds) {
    try {
      const words = await askPhone('subscribe', { templateIds })
      return templateIds.filter((id) => words[id] === 'accept')
    } catch {
      return []
    }
  },
}
