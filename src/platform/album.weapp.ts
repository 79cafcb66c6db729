import Taro from '@tarojs/taro'
import type { Album } from './album'

const PERMISSION = 'scope.writePhotosAlbum'

export const album: Album = {
  keeps: 'album',
  async save(picture) {
    try {
      await Taro.saveImageToPhotosAlbum({ filePath: picture })
      return 'saved'
    } catch (error) {
      const said = String((error as { errMsg?: unknown } | undefined)?.errMsg ?? '')
      if (/cancel/.test(said)) return 'left'
      return /auth|permission|privacy/i.test(said) ? 'refused' : 'failed'
    }
  },
  async openSettings() {
    try {
      const { authSetting } = await Taro.openSetting()
      return authSetting[PERMISSION] === true
    } catch {
      return false
    }
  },
  canSend: () => true,
  async send(picture) {
    try {
      await Taro.showShareImageMenu({ path: picture })
    } catch {
      // Closed, or not to be had: the panel has said so.
    }
  },
}
