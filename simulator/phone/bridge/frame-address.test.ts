import { cardOf, frameAddress, frameName } from './frame-address'

const ORIGIN = 'http://127.0.0.1:3000'

test('the frame’s name is the prefix and JSON with who, whence and how it looks', () => {
  const name = frameName('oSIM1', 1008, { theme: 'dark', fontScale: 1.3, language: 'zh_CN' })
  expect(name.startsWith('lantern-phone{')).toBe(true)
  expect(JSON.parse(name.slice('lantern-phone'.length))).toEqual({
    openid: 'oSIM1',
    scene: 1008,
    theme: 'dark',
    fontScale: 1.3,
    language: 'zh_CN',
    top: { statusBar: 44, bar: 44, capsule: 104 },
  })
})

test('the address holds page and query as they were written', () => {
  const query = { scene: 'p%3Dquilt001', from: 'a=b' }
  expect(frameAddress(ORIGIN, { scene: 1047, path: 'pages/project/index', query })).toBe(
    `${ORIGIN}/#/pages/project/index?scene=p%3Dquilt001&from=a=b`,
  )
  expect(frameAddress(ORIGIN, { scene: 1089, path: '', query: {} })).toBe(`${ORIGIN}/#/`)
})

test('a card has one path, and the whole address of its picture', () => {
  const card = { title: '灯', path: '/pages/a/index', query: 'id=1', imageUrl: '/static/c.png' }
  expect(cardOf(card, ORIGIN)).toEqual({
    title: '灯',
    path: 'pages/a/index?id=1',
    imageUrl: `${ORIGIN}/static/c.png`,
  })
  expect(cardOf({ title: '灯', path: 'pages/a/index?id=1' }, ORIGIN)).toEqual({
    title: '灯',
    path: 'pages/a/index?id=1',
  })
})
