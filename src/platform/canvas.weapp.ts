import Taro from '@tarojs/taro'
import type { FindSurface } from './canvas'
import { surfaceOn } from './surface'

type Found = { node?: HTMLCanvasElement; width?: number; height?: number } | null

export const surfaceOf: FindSurface = (id) =>
  new Promise((resolve) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true, size: true })
      .exec(([found]: [Found]) => {
        const { node, width = 0, height = 0 } = found ?? {}
        const ratio = Taro.getWindowInfo().pixelRatio
        resolve(node && surfaceOn(node, { width, height, ratio }))
      })
  })
