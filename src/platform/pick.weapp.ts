import Taro from '@tarojs/taro'
import { endings, type Picked, type PickFiles } from './pick'

export const pickFiles: PickFiles = async ({ kind, most }) => {
  try {
    return kind === 'picture' ? await pictures(most) : await files([...endings[kind]], most)
  } catch {
    // The person left, or did not let us: both are an answer.
    return []
  }
}

/** WeChat hands out nine at once at most. */
const PICTURES_MAX = 9

async function pictures(most: number): Promise<Picked[]> {
  const { tempFiles } = await Taro.chooseMedia({
    count: Math.min(most, PICTURES_MAX),
    mediaType: ['image'],
    // Smaller than 8 MB, and without what the camera notes of the place.
    sizeType: ['compressed'],
  })
  return tempFiles.map(({ tempFilePath }) => picked(tempFilePath, nameIn(tempFilePath)))
}

async function files(extension: string[], most: number): Promise<Picked[]> {
  const { tempFiles } = await Taro.chooseMessageFile({ count: most, type: 'all', extension })
  return tempFiles.map(({ path, name }) => picked(path, name))
}

const picked = (uri: string, name: string): Picked => ({ name, content: { blob: { uri } } })

const nameIn = (path: string): string => path.split('/').pop() || 'picture'
