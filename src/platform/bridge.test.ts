import {
  aPhoneAround,
  noPhone,
  type PhoneAround,
  SIMULATOR,
  told,
  turns,
} from './phone-around.fake'

let warned: jest.SpyInstance

beforeEach(() => {
  warned = jest.spyOn(console, 'warn').mockImplementation(() => undefined)
})

afterEach(() => {
  warned.mockRestore()
  noPhone()
})

const card = {
  to: 'chat',
  title: '灯',
  path: 'pages/home/index',
  imageUrl: 'http://p/x.png',
} as const

async function aBridge(): Promise<{ around: PhoneAround; bridge: typeof import('./bridge.h5') }> {
  const around = aPhoneAround()
  const bridge = await import('./bridge.h5')
  await turns()
  return { around, bridge }
}

test('a page that stands alone has no phone: asking is refused, and nobody is told', async () => {
  noPhone()
  const { phone, askPhone, tellPhone } = await import('./bridge.h5')
  expect(phone).toBeUndefined()
  await expect(askPhone('scan', {})).rejects.toThrow('no phone')
  tellPhone('leave', {})
})

test('a page in a phone knows its person, and says that it listens, to the simulator alone', async () => {
  const { around, bridge } = await aBridge()
  expect(bridge.phone).toEqual(told)
  expect(around.heard).toEqual([
    { message: { lantern: 1, say: 'ready', body: {} }, origin: SIMULATOR },
  ])
})

test.each([
  ['no JSON', 'lantern-phone{'],
  ['no person', `lantern-phone${JSON.stringify({ ...told, openid: '' })}`],
  ['a theme that is none', `lantern-phone${JSON.stringify({ ...told, theme: 'pink' })}`],
  ['a bar without a height', `lantern-phone${JSON.stringify({ ...told, top: { bar: 44 } })}`],
  ['text of no size', `lantern-phone${JSON.stringify({ ...told, fontScale: 0 })}`],
])('a frame whose name has %s is no phone, and it is logged', async (_, name) => {
  aPhoneAround({ name })
  const { phone } = await import('./bridge.h5')
  expect(phone).toBeUndefined()
  expect(warned).toHaveBeenCalledTimes(1)
})

test('two asks are answered each by its number, in whatever order', async () => {
  const { around, bridge } = await aBridge()
  const shared = bridge.askPhone('share', card)
  const scanned = bridge.askPhone('scan', {})
  await turns()
  const [share, scan] = around.heard.slice(1).map(({ message }) => message)
  expect(share).toMatchObject({ ask: 'share', body: card })
  await around.post({ lantern: 1, answer: scan?.id, body: 'cancelled' })
  await around.post({ lantern: 1, answer: share?.id, body: 'sent' })
  expect([await shared, await scanned]).toEqual(['sent', 'cancelled'])
  expect(warned).not.toHaveBeenCalled()
})

test('what the phone could not do is refused in its own sentence', async () => {
  const { around, bridge } = await aBridge()
  const asked = bridge.askPhone('scan', {})
  const refused = expect(asked).rejects.toThrow('没有摄像头 · No camera')
  await around.answer({ error: '没有摄像头 · No camera' })
  await refused
})

test.each([
  ['share', card, 'yes'],
  ['scan', {}, { path: 7 }],
  ['subscribe', { templateIds: ['t1'] }, { t1: 'maybe' }],
] as const)(
  'an answer to "%s" in an unknown shape is refused and logged',
  async (ask, body, answer) => {
    const { around, bridge } = await aBridge()
    const refused = expect(bridge.askPhone(ask, body)).rejects.toThrow('unknown shape')
    await around.answer({ body: answer })
    await refused
    expect(warned).toHaveBeenCalledTimes(1)
  },
)

test('the same answer twice is taken once', async () => {
  const { around, bridge } = await aBridge()
  const asked = bridge.askPhone('share', card)
  await around.answer({ body: 'sent' })
  await around.answer({ body: 'cancelled' })
  expect(await asked).toBe('sent')
  expect(warned).toHaveBeenCalledTimes(1)
})

test('what the phone says is heard, until one stops to listen', async () => {
  const { around, bridge } = await aBridge()
  const heard = jest.fn()
  const stop = bridge.hearPhone('share', heard)
  await around.post({ lantern: 1, say: 'share', body: { to: 'moments' } })
  stop()
  await around.post({ lantern: 1, say: 'share', body: { to: 'chat' } })
  expect(heard.mock.calls).toEqual([[{ to: 'moments' }]])
})

test.each([
  ['another origin', { origin: 'http://evil.test' }],
  ['another window of the same origin', { source: {} }],
])('a message from %s is ignored and logged', async (_, as) => {
  const { around, bridge } = await aBridge()
  const heard = jest.fn()
  bridge.hearPhone('back', heard)
  await around.post({ lantern: 1, say: 'back', body: {} }, as)
  expect(heard).not.toHaveBeenCalled()
  expect(warned).toHaveBeenCalledTimes(1)
})

test.each([
  { lantern: 1, say: 'explode', body: {} },
  { lantern: 1, say: 'toString', body: {} },
  { lantern: 1, say: 'look', body: { theme: 'dark' } },
  { lantern: 1, say: 'share', body: { to: 'everybody' } },
  { lantern: 1, say: 'back' },
  { lantern: 1, answer: 99, body: 'ok' },
  { lantern: 1 },
])('a message of an unknown shape is ignored and logged: %j', async (message) => {
  const { around, bridge } = await aBridge()
  const heard = jest.fn()
  for (const name of ['look', 'share', 'back'] as const) bridge.hearPhone(name, heard)
  await around.post(message)
  expect(heard).not.toHaveBeenCalled()
  expect(warned).toHaveBeenCalledTimes(1)
})

test('what is not for the bridge is left to whom it is for', async () => {
  const { around } = await aBridge()
  for (const data of [
    { cashier: 'wx1', result: 'ok' },
    'text',
    null,
    { lantern: 2, say: 'back' },
  ]) {
    await around.post(data, { origin: 'http://elsewhere.test' })
  }
  expect(warned).not.toHaveBeenCalled()
})
