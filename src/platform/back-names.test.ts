import { leavePage, renamePage } from './back.h5'
import { addPage, anOverlay, heard, onProject, page, press, settled } from './history.fake'

beforeEach(onProject)

test('after an address that was changed by hand, a page that is named under a sheet is not loaded anew', async () => {
  window.location.hash = '#/list'
  await settled()
  leavePage(() => addPage('report'), { adds: true })
  const sheet = await anOverlay()
  heard.length = 0
  renamePage('#/report?id=1')
  sheet.close()
  await settled()
  expect([page(), heard]).toEqual(['report?id=1', []])
  await press('back')
  await press('back')
  expect([page(), heard]).toEqual(['project', ['#/list', '#/project']])
})

test('an address that is changed by hand to what a page was before it had its name has none', async () => {
  const sheet = await anOverlay()
  renamePage('#/project?id=1')
  sheet.close()
  await settled()
  await press('back')
  window.location.hash = '#/project'
  await settled()
  expect(page()).toBe('project')
  const other = await anOverlay()
  other.close()
  await settled()
  await press('back')
  await press('forward')
  expect(page()).toBe('project')
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
  window.history.pushState({ ...state, idx: window.history.state.idx }, '', '#/project?id=1')
  await jest.isolateModulesAsync(async () => {
    await import('./back.h5')
    window.history.back()
    await settled()
    expect([page(), window.history.state.overlay]).toEqual(['project?id=1', undefined])
  })
})
