import type { ReactNode } from 'react'
import { aPhoneAround, noPhone, type PhoneAround, turns } from './phone-around.fake'
import type { Card } from './share'

afterEach(noPhone)

const pictures = { image: '/assets/share/a.png', square: '/assets/share/b.png' }
const card: Card = { title: '灯', page: 'project', params: { projectId: 'p 1' }, ...pictures }

const asks = (around: PhoneAround) =>
  around.heard.filter(({ message }) => message.ask).map(({ message }) => message.body)

/** Pages in one app: React and the bridge are loaded anew with each phone. */
async function open(pages: (() => Card | Promise<Card>)[], hidden: boolean[] = []) {
  const around = aPhoneAround()
  const hides: (() => void)[] = []
  jest.doMock('@tarojs/taro', () => ({
    __esModule: true,
    default: {},
    useDidShow: () => undefined,
    useDidHide: (hide: () => void) => hides.push(hide),
  }))
  const { createRoot } = await import('react-dom/client')
  const { createElement } = await import('react')
  const { useSharing } = await import('./share.h5')
  function Page({ card: offered }: { card: () => Card | Promise<Card> }): ReactNode {
    useSharing(offered)
    return null
  }
  const root = createRoot(document.createElement('div'))
  root.render(pages.map((offered, key) => createElement(Page, { key, card: offered })))
  for (let turn = 0; turn < 5; turn += 1) await turns()
  hidden.forEach((away, page) => {
    if (away) hides[page]?.()
  })
  const choose = async (to: 'chat' | 'moments') => {
    await around.post({ lantern: 1, say: 'share', body: { to } })
    await turns()
  }
  return { around, choose, root }
}

test('a card for a chat has its query in the path, and a full address for its picture', async () => {
  const { around, choose, root } = await open([() => card])
  await choose('chat')
  expect(asks(around)).toEqual([
    {
      to: 'chat',
      title: '灯',
      path: 'pages/project/index?projectId=p%201',
      imageUrl: `${window.location.origin}/assets/share/a.png`,
    },
  ])
  root.unmount()
})

test('for Moments the query stands apart, and the picture is the square one', async () => {
  const { around, choose, root } = await open([async () => card])
  await choose('moments')
  expect(asks(around)).toEqual([
    {
      to: 'moments',
      title: '灯',
      path: 'pages/project/index',
      query: 'projectId=p%201',
      imageUrl: `${window.location.origin}/assets/share/b.png`,
    },
  ])
  root.unmount()
})

test('of two pages the one that is shown answers, and after it is gone nobody does', async () => {
  const other: Card = { ...card, title: '家' }
  const { around, choose, root } = await open([() => other, () => card], [true, false])
  await choose('chat')
  expect(asks(around)).toMatchObject([{ title: '灯' }])
  root.unmount()
  await turns()
  await choose('chat')
  expect(asks(around)).toHaveLength(1)
})

test('a card that does not come is not sent', async () => {
  const { around, choose, root } = await open([() => Promise.reject(new Error('no network'))])
  await choose('chat')
  expect(asks(around)).toEqual([])
  root.unmount()
})

test.each([
  [{ body: 'sent' }, 'sent'],
  [{ body: 'cancelled' }, 'failed'],
  [{ error: '没有聊天 · No chat' }, 'failed'],
])('the button sends the page’s card to a chat: %j', async (answer, outcome) => {
  const around = aPhoneAround()
  const { shareSheet } = await import('./share-sheet.h5')
  const sent = shareSheet.send(card)
  await around.answer(answer)
  expect(await sent).toBe(outcome)
  expect(asks(around)).toMatchObject([{ to: 'chat', title: '灯' }])
})
