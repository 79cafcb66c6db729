import { holdBack, leavePage } from './back.h5'
import {
  addPage,
  anOverlay,
  heard,
  onProject,
  page,
  press,
  replaceBy,
  settled,
} from './history.fake'

beforeEach(onProject)

test('Back closes the sheet, and the router hears nothing of it', async () => {
  const sheet = await anOverlay()
  await press('back')
  expect([sheet.open(), page(), heard]).toEqual([false, 'project', []])
  await press('back')
  expect([page(), heard]).toEqual(['home', ['#/home']])
})

test('after closing by its button, Back goes to the page before, once', async () => {
  const sheet = await anOverlay()
  sheet.close()
  await settled()
  await press('back')
  expect([page(), heard]).toEqual(['home', ['#/home']])
})

test('Back closes only what is on top', async () => {
  const sheet = await anOverlay()
  const cashier = await anOverlay()
  await press('back')
  expect([sheet.open(), cashier.open()]).toEqual([true, false])
  await press('back')
  expect([sheet.open(), page(), heard]).toEqual([false, 'project', []])
})

test('what does not want to close yet stays, however often Back is pressed', async () => {
  const onBack = jest.fn()
  const letGo = holdBack(onBack)
  await settled()
  await press('back')
  await press('back')
  expect([onBack.mock.calls.length, page(), heard]).toEqual([2, 'project', []])
  letGo()
  await settled()
  await press('back')
  expect(page()).toBe('home')
})

test('no entry is added without a tap: what comes after Back uses the one that was left', async () => {
  const push = jest.spyOn(window.history, 'pushState')
  let letGo = holdBack(() => {
    letGo()
    letGo = holdBack(() => letGo())
  })
  await settled()
  await press('back')
  expect(push).toHaveBeenCalledTimes(1)
  await press('back')
  expect([page(), heard]).toEqual(['project', []])
  push.mockRestore()
})

test('a sheet in the place of another one moves nothing in the history', async () => {
  const first = await anOverlay()
  const { length } = window.history
  const go = jest.spyOn(window.history, 'go')
  first.close()
  const second = await anOverlay()
  expect([window.history.length, go.mock.calls]).toEqual([length, []])
  go.mockRestore()
  await press('back')
  expect([second.open(), page()]).toEqual([false, 'project'])
})

test('Forward after closing does nothing', async () => {
  const sheet = await anOverlay()
  sheet.close()
  await settled()
  await press('forward')
  expect([page(), heard]).toEqual(['project', []])
  await press('back')
  expect([page(), heard]).toEqual(['home', ['#/home']])
})

test('a page that is opened from a sheet takes the place of its entry, at once', async () => {
  const sheet = await anOverlay()
  const { length } = window.history
  leavePage(() => addPage('result'), { adds: true })
  expect(page()).toBe('result')
  sheet.close()
  await settled()
  expect([page(), window.history.length]).toEqual(['result', length])
  await press('back')
  expect([page(), heard]).toEqual(['project', ['#/project']])
})

test('a page that replaces this one waits until the sheet’s entry is left', async () => {
  const sheet = await anOverlay()
  leavePage(() => replaceBy('gone'))
  expect(page()).toBe('project')
  await settled()
  expect([page(), sheet.open()]).toEqual(['gone', true])
  await press('back')
  expect(page()).toBe('home')
})

test('a page that is opened while the sheet’s entry is being left waits for it, and is one step', async () => {
  const sheet = await anOverlay()
  sheet.close()
  await new Promise((done) => setTimeout(done, 2))
  leavePage(() => addPage('result'), { adds: true })
  await settled()
  expect(page()).toBe('result')
  await press('back')
  expect([page(), heard]).toEqual(['project', ['#/project']])
  await press('back')
  expect(page()).toBe('home')
})

test('a step that the browser never makes does not hold the next page for good', async () => {
  await anOverlay()
  const go = jest.spyOn(window.history, 'go').mockImplementation(() => undefined)
  const left = new Promise<void>((gone) => leavePage(gone))
  await left
  go.mockRestore()
  await settled()
  expect(page()).toBe('project')
})

test('another address closes everything, and the way back leads past the entry that was left', async () => {
  const sheet = await anOverlay()
  const cashier = await anOverlay()
  window.location.hash = '#/me'
  await settled()
  expect([sheet.open(), cashier.open(), page()]).toEqual([false, false, 'me'])
  await press('back')
  expect(page()).toBe('project')
  await press('back')
  expect(page()).toBe('home')
})

test('a page that is loaded again on such an entry steps off it', async () => {
  window.history.pushState({ ...window.history.state, overlay: true }, '')
  window.dispatchEvent(new Event('pageshow'))
  await settled()
  expect(window.history.state.overlay).toBeUndefined()
  await press('back')
  expect(page()).toBe('home')
})
