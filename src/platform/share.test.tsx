import { render } from '@testing-library/react'
import type { Card } from './share'
import { useSharing } from './share'

type Hooks = { message?: () => Given; line?: () => Given }
type Given = { title?: string; path?: string; query?: string; promise?: Promise<Given> }

const mockHooks: Hooks = {}
jest.mock('@tarojs/taro', () => ({
  __esModule: true,
  default: {},
  useShareAppMessage: (asked: () => Given) => {
    mockHooks.message = asked
  },
  useShareTimeline: (asked: () => Given) => {
    mockHooks.line = asked
  },
}))

const pictures = { image: '/assets/share/a.png', square: '/assets/share/b.png' }
const plain: Card = { title: '灯', page: 'project', params: { projectId: 'p1' }, ...pictures }
const signed: Card = { ...plain, params: { projectId: 'p1', shareId: 'card-0001' } }

function offer(card: () => Card | Promise<Card>): Hooks {
  function Page() {
    useSharing(card)
    return null
  }
  render(<Page />)
  return mockHooks
}

const chat = { title: '灯', path: '/pages/project/index?projectId=p1', imageUrl: pictures.image }
const signedChat = { ...chat, path: '/pages/project/index?projectId=p1&shareId=card-0001' }

test('a known card is a card in a chat and a line in Moments', () => {
  const { message, line } = offer(() => plain)
  expect(message?.()).toEqual(chat)
  expect(line?.()).toEqual({ title: '灯', query: 'projectId=p1', imageUrl: pictures.square })
})

test('a promised card is handed on as a promise, for which WeChat waits', async () => {
  const { message } = offer(async () => signed)
  const { promise, ...now } = message?.() ?? {}
  expect(now).toEqual({})
  expect(await promise).toEqual(signedChat)
})

test('until a promised card has come, and in Moments, the last one known stands in', async () => {
  const given: (Card | Promise<Card>)[] = [
    plain,
    Promise.resolve(signed),
    new Promise(() => undefined),
  ]
  const { message, line } = offer(() => given.shift() ?? plain)
  expect(message?.()).toEqual(chat)
  const { promise, ...now } = message?.() ?? {}
  expect(now).toEqual(chat)
  await promise
  expect(line?.()).toMatchObject({ query: 'projectId=p1&shareId=card-0001' })
})

test('in Moments a page whose card was never known shows itself, and a card that fails is missed by nobody', () => {
  const { line } = offer(() => Promise.reject(new Error('no network')))
  expect(line?.()).toEqual({})
})
