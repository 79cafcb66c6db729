import { holdBack, leavePage, renamePage } from './back.h5'

/** What the router would take for a change of page. It hears of a step twice, and takes the second for another one when it missed the first. */
const heard: string[] = []
let routed = ''
const hear = (): void => {
  routed = window.location.hash
  heard.push(routed)
}
window.addEventListener('popstate', hear)
window.addEventListener('hashchange', () => window.location.hash !== routed && hear())

let entries = 0

/** A page, as Taro's router adds it to the history. */
function addPage(name: string): void {
  entries += 1
  window.history.pushState({ idx: entries, key: name }, '', `#/${name}`)
  routed = `#/${name}`
}
function replaceBy(name: string): void {
  window.history.replaceState({ idx: entries, key: name }, '', `#/${name}`)
  routed = `#/${name}`
}

/** More turns than the longest way takes: Back, what closes by it, and the step that answers it. */
async function settled(): Promise<void> {
  for (let turn = 0; turn < 12; turn += 1) await new Promise((done) => setTimeout(done, 1))
}

async function press(button: 'back' | 'forward'): Promise<void> {
  window.history[button]()
  await settled()
}

const page = (): string => window.location.hash.slice(2)

/** Something over the page that closes when it is told to. */
async function anOverlay(): Promise<{ close: () => void; open: () => boolean }> {
  let open = true
  const close = (): void => {
    open = false
    letGo()
  }
  const letGo = holdBack(close)
  await settled()
  return { close, open: () => open }
}

beforeEach(async () => {
  leavePage(() => addPage('home'), { adds: true })
  leavePage(() => addPage('project'), { adds: true })
  await settled()
  heard.length = 0
})

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

test('a page that is named while something lies over it has its name on its own entry too', async () => {
  const sheet = await anOverlay()
  renamePage('#/project?id=1')
  expect(page()).toBe('project?id=1')
  renamePage('#/project?id=2')
  sheet.close()
  await settled()
  expect([page(), window.history.state.overlay, heard]).toEqual(['project?id=2', undefined, []])
  await press('forward')
  expect([page(), heard]).toEqual(['project?id=2', []])
  await press('back')
  expect([page(), heard]).toEqual(['home', ['#/home']])
})

test('Back closes what lies over a page that was named meanwhile, and the page is not loaded anew', async () => {
  const sheet = await anOverlay()
  renamePage('#/project?id=1')
  await press('back')
  expect([sheet.open(), page(), heard]).toEqual([false, 'project?id=1', []])
})

test('a page below another one has its name on the way back to it, before the router looks', async () => {
  const sheet = await anOverlay()
  renamePage('#/project?id=1')
  leavePage(() => addPage('preview'), { adds: true })
  sheet.close()
  await settled()
  await press('back')
  expect([page(), heard]).toEqual(['project?id=1', ['#/project?id=1']])
})

test('a name is the page’s own: the next page of the same address has none', async () => {
  renamePage('#/project?id=1')
  await press('back')
  entries -= 1
  leavePage(() => addPage('project'), { adds: true })
  const sheet = await anOverlay()
  sheet.close()
  await settled()
  expect(page()).toBe('project')
})

test('loaded again on the entry over it, a page that was named finds its own', async () => {
  const sheet = await anOverlay()
  renamePage('#/project?id=1')
  const { state } = window.history
  sheet.close()
  await settled()
  leavePage(() => addPage('project'), { adds: true })
  window.history.pushState({ ...state, idx: entries }, '', '#/project?id=1')
  await jest.isolateModulesAsync(async () => {
    await import('./back.h5')
    window.history.back()
    await settled()
    expect([page(), window.history.state.overlay]).toEqual(['project?id=1', undefined])
  })
})
