/** The phone's album in WeChat, where a permission can be refused, and a canvas of the page. */
import Taro from '@tarojs/taro'
import { album } from './album.weapp'
import { easel } from './easel.weapp'

const host = Taro as unknown as Record<string, jest.Mock>

beforeEach(() => {
  for (const name of ['saveImageToPhotosAlbum', 'openSetting', 'showShareImageMenu']) {
    host[name] = jest.fn()
  }
})
afterEach(() => jest.restoreAllMocks())

const failing = (errMsg: string) => jest.fn(async () => Promise.reject({ errMsg }))

test.each([
  ['saveImageToPhotosAlbum:fail auth deny', 'refused'],
  ['saveImageToPhotosAlbum:fail:auth denied', 'refused'],
  ['saveImageToPhotosAlbum:fail authorize no response', 'refused'],
  ['saveImageToPhotosAlbum:fail privacy permission is not authorized', 'refused'],
  ['saveImageToPhotosAlbum:fail cancel', 'left'],
  ['saveImageToPhotosAlbum:fail invalid file', 'failed'],
])('"%s" is %s', async (said, kept) => {
  host['saveImageToPhotosAlbum'] = failing(said)
  expect(await album.save('wxfile://poster.png', 'poster.png')).toBe(kept)
})

test('a picture is saved by its own address', async () => {
  expect(await album.save('wxfile://poster.png', 'poster.png')).toBe('saved')
  expect(host['saveImageToPhotosAlbum']).toHaveBeenCalledWith({ filePath: 'wxfile://poster.png' })
})

test.each([
  [{ 'scope.writePhotosAlbum': true }, true],
  [{ 'scope.writePhotosAlbum': false }, false],
  [{}, false],
])('after the settings, with %j, it may be saved: %s', async (authSetting, may) => {
  host['openSetting'] = jest.fn(async () => ({ authSetting }))
  expect(await album.openSettings()).toBe(may)
})

test('settings that do not open change nothing, and a panel that is closed is no fault', async () => {
  host['openSetting'] = failing('openSetting:fail')
  host['showShareImageMenu'] = failing('showShareImageMenu:fail cancel')
  expect(await album.openSettings()).toBe(false)
  await expect(album.send('wxfile://poster.png', 'poster.png')).resolves.toBeUndefined()
})

function aCanvas({ broken = false } = {}) {
  const drawn: unknown[] = []
  const node = {
    width: 0,
    height: 0,
    getContext: () => ({ scale: (x: number) => drawn.push(`scale ${x}`) }),
    createImage() {
      const image = {
        onload: () => undefined,
        onerror: () => undefined,
        set src(_: string) {
          setTimeout(() => (broken ? image.onerror() : image.onload()))
        },
      }
      return image
    },
  }
  host['createSelectorQuery'] = jest.fn(() => ({
    select: (asked: string) => ({
      fields: () => ({ exec: (told: (found: object[]) => void) => told([{ node, asked }]) }),
    }),
  }))
  host['canvasToTempFilePath'] = jest.fn(async () => ({ tempFilePath: 'wxfile://drawn.png' }))
  return { node, drawn }
}
const wish = (drawn: unknown[]) => ({
  canvasId: 'poster-canvas',
  scale: 2,
  pictures: { art: '/art.jpg', code: 'data:image/png;base64,' },
  plan: () => ({
    width: 375,
    height: 600,
    paint: (pictures: object) => void drawn.push(Object.keys(pictures).join()),
  }),
})

test('a picture is drawn on the page’s canvas, after its parts have come', async () => {
  const { node, drawn } = aCanvas()
  expect(await easel.draw(wish(drawn))).toBe('wxfile://drawn.png')
  expect([node.width, node.height, drawn]).toEqual([750, 1200, ['scale 2', 'art,code']])
  expect(host['canvasToTempFilePath']).toHaveBeenCalledWith({ canvas: node, fileType: 'png' })
})

test('a part that does not come is a fault, and so is a page without a canvas', async () => {
  const { drawn } = aCanvas({ broken: true })
  await expect(easel.draw(wish(drawn))).rejects.toThrow('did not load')
  host['createSelectorQuery'] = jest.fn(() => ({
    select: () => ({ fields: () => ({ exec: (told: (found: null[]) => void) => told([null]) }) }),
  }))
  await expect(easel.draw(wish([]))).rejects.toThrow('no canvas')
})
