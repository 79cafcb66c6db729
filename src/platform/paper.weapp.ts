import Taro from '@tarojs/taro'
import type { OpenPaper } from './paper'

export const openPaper: OpenPaper = async ({ fileName, base64 }) => {
  const filePath = `${Taro.env.USER_DATA_PATH}/${fileName}`
  try {
    await new Promise<void>((resolve, reject) =>
      Taro.getFileSystemManager().writeFile({
        filePath,
        data: base64,
        encoding: 'base64',
        success: () => resolve(),
        fail: ({ errMsg }) => reject(new Error(errMsg)),
      }),
    )
    await Taro.openDocument({ filePath, fileType: 'pdf', showMenu: true })
    return 'shown'
  } catch {
    return 'failed'
  }
}
