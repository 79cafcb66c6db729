import Taro from '@tarojs/taro'
import { tellPhone } from './bridge.h5'

export function showTitle(title: string): void {
  Taro.setNavigationBarTitle({ title }).catch(() => undefined)
  tellPhone('title', { title })
}
