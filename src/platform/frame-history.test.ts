import { aPhoneAround, noPhone, type PhoneAround, turns } from './phone-around.fake'

const page = (): string => window.location.hash.slice(2)
const press = async (go: () => void): Promise<void> => {
  go()
  await turns()
}

/** As the router adds a page and takes one away. */
const open = (name: string): void => {
  const idx = window.history.state?.idx + 1
  window.history.pushState({ idx, key: name }, '', `#/${name}`)
}

let stack: object[]
let around: PhoneAround
let back: typeof import('./back.h5')

beforeEach(async () => {
  stack = [{}, {}]
  window.history.replaceState({ idx: 0, key: 'home' }, '', '#/home')
  around = aPhoneAround()
  jest.doMock('@tarojs/taro', () => ({
    __esModule: true,
    default: {
      getCurrentPages: () => stack,
      navigateBack: async () => window.history.go(-1),
    },
  }))
  back = await import('./back.h5')
  await turns()
})

afterEach(() => {
  noPhone()
  for (const name of ['pushState', 'replaceState', 'go', 'back', 'forward']) {
    Reflect.deleteProperty(window.history, name)
  }
})

const pressBack = (): Promise<void> => around.post({ lantern: 1, say: 'back', body: {} })
const leaves = (): number => around.heard.filter(({ message }) => message.say === 'leave').length

test('pages come and go, and the window that holds the phone has no more to go back to', async () => {
  const { length } = window.history
  const states: unknown[] = []
  const heard = ({ state }: PopStateEvent): void => void states.push(state)
  window.addEventListener('popstate', heard)
  open('project')
  open('result')
  await press(() => window.history.back())
  expect(page()).toBe('project')
  await press(() => window.history.back())
  expect(page()).toBe('home')
  await press(() => window.history.go(2))
  expect(page()).toBe('result')
  expect(states).toEqual([
    { idx: 1, key: 'project' },
    { idx: 0, key: 'home' },
    { idx: 2, key: 'result' },
  ])
  expect([window.history.length, window.history.state]).toEqual([length, { idx: 2, key: 'result' }])
  window.removeEventListener('popstate', heard)
})

test('beyond either end nothing moves', async () => {
  await press(() => window.history.back())
  await press(() => window.history.forward())
  expect(page()).toBe('home')
})

test('a page that is opened after going back takes the place of what was ahead', async () => {
  open('project')
  await press(() => window.history.back())
  open('gifts')
  await press(() => window.history.forward())
  expect(page()).toBe('gifts')
  await press(() => window.history.back())
  expect(page()).toBe('home')
})

test('a page in the place of another leaves none of it behind', async () => {
  open('project')
  window.history.replaceState({ idx: 1, key: 'gone' }, '', '#/gone')
  await press(() => window.history.back())
  await press(() => window.history.forward())
  expect(page()).toBe('gone')
})

test('the phone’s back closes what lies over the page, and then leads to the page before', async () => {
  open('project')
  const letGo = back.holdBack(() => letGo())
  await turns()
  await pressBack()
  await turns()
  expect([page(), window.history.state]).toEqual(['project', { idx: 1, key: 'project' }])
  await pressBack()
  expect(page()).toBe('home')
  expect(leaves()).toBe(0)
})

test('the phone’s back closes the topmost alone', async () => {
  const closed: string[] = []
  const sheet = back.holdBack(() => closed.push('sheet'))
  const cashier = back.holdBack(() => {
    closed.push('cashier')
    cashier()
  })
  await turns()
  await pressBack()
  expect(closed).toEqual(['cashier'])
  await pressBack()
  expect(closed).toEqual(['cashier', 'sheet'])
  sheet()
})

test('on the first page the phone’s back leaves the app, and nothing moves in the history', async () => {
  stack = [{}]
  open('elsewhere')
  await pressBack()
  await turns()
  expect([leaves(), page()]).toEqual([1, 'elsewhere'])
})

test('a page that is opened from a sheet leads back to the page below it', async () => {
  open('project')
  const letGo = back.holdBack(() => letGo())
  await turns()
  back.leavePage(() => open('result'), { adds: true })
  letGo()
  await turns()
  await pressBack()
  expect([page(), window.history.state]).toEqual(['project', { idx: 1, key: 'project' }])
})

test('after an address that was changed by hand, a page that is named under a sheet keeps its name', async () => {
  window.location.hash = '#/list'
  await turns()
  open('report')
  const letGo = back.holdBack(() => letGo())
  await turns()
  back.renamePage('#/report?id=1')
  letGo()
  await turns()
  expect(page()).toBe('report?id=1')
  await pressBack()
  expect(page()).toBe('list')
})
