import type { OpenLink } from './link'

export const openLink: OpenLink = async (address) => {
  window.open(address, '_blank', 'noopener')
  return 'opened'
}
