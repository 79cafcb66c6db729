import Taro from '@tarojs/taro'
import type { CameraCode } from './camera-code'

export const cameraCode: CameraCode = {
  draw: () => undefined,
  canRead: true,
  async read() {
    try {
      return (await Taro.scanCode({ scanType: ['qrCode'] })).result
    } catch {
      return undefined
    }
  },
}
