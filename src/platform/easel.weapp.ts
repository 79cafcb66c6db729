import Taro from '@tarojs/taro'
import type { Brush, Easel, Picture } from './easel'

/** A canvas of the page, as WeChat hands it out. */
type PageCanvas = {
  width: number
  height: number
  getContext(kind: '2d'): Brush & { scale(x: number, y: number): void }
  createImage(): { src: string; onload: () => void; onerror: () => void }
}

export const easel: Easel = {
  onPage: true,
  async draw<Name extends string>(wish: Parameters<typeof easel.draw<Name>>[0]) {
    const canvas = await canvasCalled(wish.canvasId)
    const brush = canvas.getContext('2d')
    const names = Object.keys(wish.pictures) as Name[]
    const pictures = await Promise.all(
      names.map(async (name) => [name, await load(canvas, wish.pictures[name])] as const),
    )
    const { width, height, paint } = wish.plan(brush)
    canvas.width = width * wish.scale
    canvas.height = height * wish.scale
    brush.scale(wish.scale, wish.scale)
    paint(Object.fromEntries(pictures) as unknown as Record<Name, Picture>)
    const { tempFilePath } = await Taro.canvasToTempFilePath({
      canvas: canvas as unknown as Taro.Canvas,
      fileType: 'png',
    })
    return tempFilePath
  },
}

function canvasCalled(id: string): Promise<PageCanvas> {
  return new Promise((resolve, reject) => {
    Taro.createSelectorQuery()
      .select(`#${id}`)
      .fields({ node: true })
      .exec(([found]: { node?: PageCanvas }[]) =>
        found?.node ? resolve(found.node) : reject(new Error('there is no canvas on the page')),
      )
  })
}

function load(canvas: PageCanvas, address: string): Promise<Picture> {
  return new Promise((resolve, reject) => {
    const image = canvas.createImage()
    image.onload = () => resolve(image as unknown as Picture)
    image.onerror = () => reject(new Error(`${address.slice(0, 40)} did not load`))
    image.src = address
  })
}
