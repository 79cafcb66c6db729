import Taro from '@tarojs/taro'
import type { KeepFile } from './keep-file'

export const keepFile: KeepFile = async ({ fileName, text }) => {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
  const files = Taro.getFileSystemManager()
  try {
    // Without a pause: WeChat opens its list of chats only in answer to the tap.
    files.writeFileSync(filePath, text, 'utf8')
    await Taro.shareFileMessage({ filePath, fileName })
    return 'sent'
  } catch (error) {
    const said = String((error as { errMsg?: unknown } | undefined)?.errMsg ?? '')
    return /cancel/.test(said) ? 'left' : 'failed'
  } finally {
    // What somebody takes along does not stay behind as well.
    files.unlink({ filePath })
  }
}
