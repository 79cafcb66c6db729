/** The platform's player behind a `Video`, by its id; a browser has the element itself (ui/player). */
import Taro from '@tarojs/taro'

export type PlayerContext = Pick<Taro.VideoContext, 'play' | 'pause' | 'seek'>

export const playerContext = (id: string): PlayerContext => Taro.createVideoContext(id)
