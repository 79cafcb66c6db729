import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { chooseLook } from '../../../ui'
import { PosterScreen } from '.'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
}))
const mockDraw = jest.fn()
jest.mock('../../../platform/easel', () => ({
  easel: { onPage: false, draw: (wish: unknown) => mockDraw(wish) },
}))
const mockAlbum = { save: jest.fn(), openSettings: jest.fn(), send: jest.fn(), canSend: jest.fn() }
jest.mock('../../../platform/album', () => ({
  album: {
    keeps: 'album',
    save: (...given: unknown[]) => mockAlbum.save(...given),
    openSettings: () => mockAlbum.openSettings(),
    canSend: () => mockAlbum.canSend(),
    send: (...given: unknown[]) => mockAlbum.send(...given),
  },
}))
const mockSend = jest.fn()
jest.mock('../../../platform/share-sheet', () => ({
  shareSheet: { openType: undefined, send: (card: unknown) => mockSend(card) },
}))

const PATH = 'pages/project/index?projectId=quilt001'
const poster = {
  shareId: 'card0001',
  path: PATH,
  page: { kind: 'project', title: { zh: '一床厚被子', en: 'A Thick Quilt' }, cover: 'quilt' },
  code: 'data:image/png;base64,AAAA',
}

async function open(answer: object = { ok: true, value: poster }) {
  resetPhone()
  chooseLook({ lang: 'zh', theme: 'system', textSize: 'normal' })
  mockCall.mockReset().mockResolvedValue(answer)
  mockDraw.mockReset().mockResolvedValue('drawn.png')
  mockSend.mockReset().mockResolvedValue('sent')
  for (const way of Object.values(mockAlbum)) way.mockReset()
  mockAlbum.canSend.mockReturnValue(true)
  render(<PosterScreen path={PATH} lit={false} />)
  await act(async () => undefined)
}
const tap = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))

test('a poster is drawn of the page’s drawing and the card’s code, and shown', async () => {
  await open()
  expect(mockCall.mock.calls).toEqual([['shares.poster', { path: PATH }]])
  expect(mockDraw.mock.calls[0][0]).toMatchObject({
    pictures: { art: '/pages/poster/art/quilt.jpg', code: poster.code },
    scale: 2,
  })
  expect(screen.getByRole('img', { name: '海报：一床厚被子，带一个小程序码' })).toBeTruthy()
})

test('a page without a drawing has the lantern', async () => {
  await open({ ok: true, value: { ...poster, page: { kind: 'home' } } })
  expect(mockDraw.mock.calls[0][0].pictures.art).toBe('/pages/poster/art/lantern.jpg')
})

test('it is saved, and that is said', async () => {
  await open()
  mockAlbum.save.mockResolvedValue('saved')
  await tap('保存到相册')
  expect(mockAlbum.save).toHaveBeenCalledWith('drawn.png', 'lantern-card0001.png')
  expect(screen.getByText('已经存到相册')).toBeTruthy()
})

test('a refused permission is said, with the way to the settings; given, it is saved', async () => {
  await open()
  mockAlbum.save.mockResolvedValueOnce('refused').mockResolvedValueOnce('saved')
  mockAlbum.openSettings.mockResolvedValueOnce(false).mockResolvedValueOnce(true)
  await tap('保存到相册')
  expect(screen.getByText(/相册的权限没有打开/)).toBeTruthy()
  await tap('去设置')
  expect(screen.getByText(/相册的权限没有打开/)).toBeTruthy()
  await tap('去设置')
  expect(screen.queryByText(/相册的权限没有打开/)).toBeNull()
  await tap('保存到相册')
  expect(screen.getByText('已经存到相册')).toBeTruthy()
})

test('who leaves the question is told nothing, and what failed is', async () => {
  await open()
  mockAlbum.save.mockResolvedValueOnce('left').mockResolvedValueOnce('failed')
  await tap('保存到相册')
  expect(screen.queryByRole('status')?.textContent ?? '').toBe('')
  await tap('保存到相册')
  expect(screen.getByText('没有存下来。再试一次？')).toBeTruthy()
})

test('it is sent as a picture, and where that cannot be, the card of the same page goes', async () => {
  await open()
  await tap('发给朋友')
  expect(mockAlbum.send).toHaveBeenCalledWith('drawn.png', 'lantern-card0001.png')
  mockAlbum.canSend.mockReturnValue(false)
  await tap('发给朋友')
  expect(mockSend.mock.calls[0][0]).toMatchObject({
    page: 'project',
    params: { projectId: 'quilt001', shareId: 'card0001' },
  })
})

test('a picture that does not come can be tried again', async () => {
  await open()
  mockDraw.mockReset().mockRejectedValueOnce(new Error('no art')).mockResolvedValue('drawn.png')
  resetPhone()
  await act(async () => chooseLook({ lang: 'en', theme: 'system', textSize: 'normal' }))
  expect(screen.getByText('The poster could not be drawn')).toBeTruthy()
  await tap(/again|Retry/i)
  expect(screen.getByRole('img', { name: /Poster/ })).toBeTruthy()
})

test('a page that is not for others has no poster', async () => {
  await open({ ok: false, trouble: { kind: 'refused', sentence: { zh: '', en: '' } } })
  expect(screen.getByText('这一页没有海报')).toBeTruthy()
})
