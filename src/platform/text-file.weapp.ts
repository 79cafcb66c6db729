import Taro from '@tarojs/taro'
import { type ChooseText, TEXT_BYTES_MAX } from './text-file'

export const chooseText: ChooseText = async (extension) => {
  try {
    const { tempFiles } = await Taro.chooseMessageFile({
      count: 1,
      type: 'file',
      extension: [extension],
    })
    const [file] = tempFiles
    if (!file || file.size > TEXT_BYTES_MAX) return 'failed'
    return await new Promise((resolve) =>
      Taro.getFileSystemManager().readFile({
        filePath: file.path,
        encoding: 'utf8',
        success: ({ data }) => resolve({ text: String(data) }),
        fail: () => resolve('failed'),
      }),
    )
  } catch (error) {
    const said = String((error as { errMsg?: unknown } | undefined)?.errMsg ?? '')
    return /cancel/.test(said) ? 'left' : 'failed'
  }
}
