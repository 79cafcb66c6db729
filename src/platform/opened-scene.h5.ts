import Taro from '@tarojs/taro'
import { phone } from './phone.h5'

/** Without a phone a link may name one, so that a page can be seen as Moments shows it. */
export function openedScene(): number {
  if (phone) return phone.scene
  return Number(Taro.getEnterOptionsSync?.()?.query?.['scene'] ?? 0) || 0
}

/** A browser's page is opened once: another opening is another load. */
export const enteredBy = (): string => 'this page'
