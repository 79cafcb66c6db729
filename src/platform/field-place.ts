/** A field of a long page, by its id. Twins: only a browser also puts the cursor there. */
import Taro from '@tarojs/taro'

export type ShowField = (id: string) => void

export const showField: ShowField = (id) =>
  void Taro.pageScrollTo({ selector: `#${id}`, offsetTop: -100, duration: 240 })
