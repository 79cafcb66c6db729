import type { OpenLink } from './link'
import { copyText } from './touch'

export const openLink: OpenLink = async (address) =>
  (await copyText(address)) ? 'copied' : 'failed'
