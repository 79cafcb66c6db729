import type { Ask, Said } from './message'
import type { Frame, Ignored } from './phone-side'
import { createPhoneSide } from './phone-side'

const PRODUCT = 'http://127.0.0.1:3000'

function aFrame(asked: (ask: Ask) => Promise<unknown> = async () => 'ok') {
  const posted: [unknown, string][] = []
  const said: Said[] = []
  const window = {
    postMessage: (message: unknown, origin: string) => {
      posted.push([message, origin])
    },
  }
  const frame: Frame = { window, origin: PRODUCT, asked, said: (one) => said.push(one) }
  return { frame, posted, said, from: { origin: PRODUCT, source: window } }
}

function aPhone() {
  const noted: Ignored[] = []
  const side = createPhoneSide(
    () => 7,
    (one) => noted.push(one),
  )
  side.productIsAt([PRODUCT])
  return { side, noted }
}

const pay = {
  lantern: 1,
  ask: 'pay',
  id: 3,
  body: {
    timeStamp: '1',
    nonceStr: 'n',
    package: 'prepay_id=wxsim1',
    signType: 'RSA',
    paySign: 's',
  },
}
const settled = () => new Promise((resolve) => setImmediate(resolve))

test('a question is answered under its number, at the origin of the frame', async () => {
  const { side } = aPhone()
  const { frame, posted, from } = aFrame()
  side.add(frame)
  side.hear({ ...from, data: pay })
  await settled()
  expect(posted).toEqual([[{ lantern: 1, answer: 3, body: 'ok' }, PRODUCT]])
})

test('what could not be done is answered with a sentence', async () => {
  const { side } = aPhone()
  const { frame, posted, from } = aFrame(async () => {
    throw new Error('另一张卡片还开着')
  })
  side.add(frame)
  side.hear({ ...from, data: { lantern: 1, ask: 'scan', id: 'a', body: {} } })
  await settled()
  expect(posted).toEqual([[{ lantern: 1, answer: 'a', error: '另一张卡片还开着' }, PRODUCT]])
})

test('a frame that was closed meanwhile is told nothing', async () => {
  const { side } = aPhone()
  const { frame, posted, from } = aFrame()
  const close = side.add(frame)
  side.hear({ ...from, data: pay })
  close()
  await settled()
  expect(posted).toEqual([])
})

test('two phones hear each their own frame', () => {
  const { side } = aPhone()
  const [one, other] = [aFrame(), aFrame()]
  side.add(one.frame)
  side.add(other.frame)
  side.hear({ ...other.from, data: { lantern: 1, say: 'title', body: { title: '一床厚被子' } } })
  expect(one.said).toEqual([])
  expect(other.said).toEqual([{ say: 'title', body: { title: '一床厚被子' } }])
})

test.each([
  ['another window', { source: {} }, 'from no frame of this page'],
  ['another origin', { origin: 'https://elsewhere.example' }, 'from no origin of the product'],
  ['no message of the bridge', { data: { ...pay, lantern: 2 } }, 'no message of the bridge'],
  ['a word', { data: 'pay' }, 'no message of the bridge'],
  [
    'an unknown saying',
    { data: { lantern: 1, say: 'hasOwnProperty' } },
    'nobody says "hasOwnProperty" to a phone',
  ],
  [
    'a saying without its body',
    { data: { lantern: 1, say: 'title' } },
    '"title" with another body',
  ],
  [
    'a status bar of no colour',
    { data: { lantern: 1, say: 'bar', body: { text: 'red' } } },
    '"bar" with another body',
  ],
])('%s is ignored and listed', async (_what, change, reason) => {
  const { side, noted } = aPhone()
  const { frame, posted, said, from } = aFrame()
  side.add(frame)
  side.hear({ ...from, data: pay, ...change })
  await settled()
  expect([posted, said]).toEqual([[], []])
  expect(noted).toEqual([expect.objectContaining({ reason, at: 7 })])
  expect(side.ignored()).toEqual(noted)
})

test.each([
  ['an unknown question', { ask: 'toString' }],
  ['a payment of something else', { body: { ...pay.body, package: 'wxsim1' } }],
])('%s changes nothing, and whoever waits for it is told', async (_what, change) => {
  const { side, noted } = aPhone()
  let asked = 0
  const { frame, posted, from } = aFrame(async () => {
    asked += 1
  })
  side.add(frame)
  side.hear({ ...from, data: { ...pay, ...change } })
  await settled()
  expect(asked).toBe(0)
  expect(posted).toEqual([
    [{ lantern: 1, answer: 3, error: expect.stringContaining('"') }, PRODUCT],
  ])
  expect(noted).toHaveLength(1)
})

test('of what was ignored the latest fifty are kept', () => {
  const { side } = aPhone()
  for (let at = 0; at < 60; at += 1) {
    side.hear({ origin: `https://site-${at}.example`, source: null, data: null })
  }
  expect(side.ignored()).toHaveLength(50)
  expect(side.ignored()[0]?.origin).toBe('https://site-59.example')
})

test.each<[string, object, boolean]>([
  ['with all of it', { extraData: { contract_code: 'C1', timestamp: 1790000000 } }, true],
  ['with a field that is no text', { extraData: { contract_code: { a: 1 } } }, false],
  ['without what is to be signed', {}, false],
])('a contract is brought to the phone %s', async (_how, more, isHeard) => {
  const { side } = aPhone()
  const heard: Ask[] = []
  const { frame, posted, from } = aFrame(async (ask) => {
    heard.push(ask)
    return 'cancelled'
  })
  side.add(frame)
  const body = { appId: 'wxbd687630cd02ce1d', path: 'pages/index/index', ...more }
  side.hear({ ...from, data: { lantern: 1, ask: 'sign', id: 5, body } })
  await settled()
  expect(heard).toEqual(isHeard ? [{ ask: 'sign', body }] : [])
  const answer = isHeard ? { body: 'cancelled' } : { error: '"sign" with another body' }
  expect(posted).toEqual([[{ lantern: 1, answer: 5, ...answer }, PRODUCT]])
})
