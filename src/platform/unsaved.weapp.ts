import Taro from '@tarojs/taro'
import type { HoldUnsaved } from './unsaved'

export const holdUnsaved: HoldUnsaved = (question) => {
  Taro.enableAlertBeforeUnload({ message: question })
  return () => void Taro.disableAlertBeforeUnload()
}
