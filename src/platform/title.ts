/** The name of the page on top, for the host. Twins: in a browser the phone around it is told as well. */
import Taro from '@tarojs/taro'

export function showTitle(title: string): void {
  Taro.setNavigationBarTitle({ title }).catch(() => undefined)
}
