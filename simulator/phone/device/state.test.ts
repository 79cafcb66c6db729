import type { Turn } from './state'
import { AT_START, screenOf, turned } from './state'

const opening = { scene: 1008, path: 'pages/project/index', query: { projectId: 'quilt001' } }
const opens: Turn = { do: 'open', opening, from: 'list' }
const after = (...turns: Turn[]) => turns.reduce(turned, AT_START)

test('a chat lies over the list, and back leads there and no further', () => {
  const inChat = after({ do: 'go', screen: { kind: 'chat', chatId: 'chat-1' } })
  expect(screenOf(inChat)).toEqual({ kind: 'chat', chatId: 'chat-1' })
  expect(screenOf(turned(inChat, { do: 'back' }))).toEqual({ kind: 'chats' })
  expect(after({ do: 'back' })).toEqual(AT_START)
})

test('a mini program that was put away is the same frame when it is taken out again', () => {
  const away = after(opens, { do: 'put-away' })
  expect(away.app).toEqual({ frame: 1, opening, from: 'list', isShown: false })
  expect(turned(away, { do: 'take-out' }).app).toEqual({
    frame: 1,
    opening,
    from: 'list',
    isShown: true,
  })
})

test('another opening, and opening it anew, is another frame', () => {
  expect(after(opens, opens).app?.frame).toBe(2)
  expect(after(opens, { do: 'reload' }).app).toMatchObject({ frame: 2, opening })
})

test('a frame after one that was killed has a new number', () => {
  const killed = after(opens, { do: 'kill' })
  expect(killed.app).toBeUndefined()
  expect(turned(killed, opens).app?.frame).toBe(2)
})

test('home puts the mini program away and shows the list', () => {
  const home = after({ do: 'go', screen: { kind: 'moments' } }, opens, { do: 'home' })
  expect(screenOf(home)).toEqual({ kind: 'chats' })
  expect(home.app?.isShown).toBe(false)
})
