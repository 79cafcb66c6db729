import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { aDeskProject, answering, words, works } from '../desk.fake'
import { PreviewScreen } from './preview-screen'
import { ProjectDraftScreen } from './project-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  newKey: () => 'key-1',
}))
const mockNamed = jest.fn()
jest.mock('../../../platform/address', () => ({
  nameInAddress: (...given: unknown[]) => mockNamed(...given),
}))
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T06:41:00Z') },
}))

const draft = (given: object = {}) => ({
  projectId: 'books001',
  charityId: 'shandu',
  title: words('山里的书架'),
  state: 'draft',
  version: 4,
  unpublished: true,
  updatedAt: '2026-12-07T06:30:00Z',
  missing: ['recordNumber', 'certificate'],
  changeable: ['title', 'summary', 'recordNumber', 'budget'],
  content: { title: { zh: '山里的书架' } },
  ...given,
})
const saved = { projectId: 'books001', version: 5, missing: [] }

async function open(
  answers: Record<string, unknown> = {},
  opened: { projectId?: string } = { projectId: 'books001' },
) {
  resetPhone()
  mockNamed.mockReset()
  mockCall.mockReset().mockImplementation(
    answering({
      'staff.mine': works(),
      'drafts.show': draft(),
      'drafts.save': saved,
      ...answers,
    }),
  )
  render(<ProjectDraftScreen projectId={opened.projectId} charityId="shandu" />)
  await passes(0)
}
const passes = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))
const page = () => document.body.textContent ?? ''
const sent = (name: string) => mockCall.mock.calls.filter(([called]) => called === name)
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByRole('textbox', { name: label }), { target: { value: text } })
const tap = async (name: string) => {
  fireEvent.click(screen.getByRole('button', { name }))
  await passes(10)
}

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('finance reads a project, and finds nothing to write on', async () => {
  await open({ 'staff.mine': works('finance') })
  expect(page()).toContain('项目由负责人和编辑来写')
  expect(screen.queryByRole('textbox')).toBeNull()
  await tap('看看捐的人会看到什么')
  expect(trips.at(-1)).toContain('preview')
  await passes(60_000)
  expect(sent('drafts.save')).toEqual([])
})

test('what is missing is listed, and is there no more once a save says so', async () => {
  await open()
  const publish = () => screen.getByRole('button', { name: '发布' })
  expect(screen.getByRole('button', { name: '备案编号' })).toBeTruthy()
  expect(page()).toContain('机构的公开募捐证书')
  expect(publish().getAttribute('aria-disabled')).toBe('true')
  type('备案编号', '53440000A26001')
  await passes(1_300)
  expect(sent('drafts.save')[0]?.[1]).toMatchObject({
    projectId: 'books001',
    version: 4,
    content: { title: { zh: '山里的书架' }, summary: null, recordNumber: '53440000A26001' },
  })
  expect(page()).toContain('都齐了，可以发布')
  expect(page()).toContain('已保存 14:41')
  expect(publish().getAttribute('aria-disabled')).not.toBe('true')
})

test('a new project begins with its first save, with one key', async () => {
  let tries = 0
  await open({ 'drafts.save': () => (++tries === 1 ? refused('TOO_MANY_OPEN') : saved) }, {})
  resetPhone()
  type('名称', '山里的书架')
  await passes(1_300)
  await passes(8_100)
  const [first, second] = sent('drafts.save').map(([, input]) => input)
  expect([first.key, second.key, first.projectId]).toEqual(['key-1', 'key-1', undefined])
  expect(page()).toContain('已保存 14:41')
  type('名称', '山里的书')
  await passes(1_300)
  expect(sent('drafts.save')[2]?.[1]).toMatchObject({ projectId: 'books001', version: 5 })
  expect(mockNamed.mock.calls).toEqual([['deskProject', 'projectId', 'books001']])
})

test('what somebody else saved meanwhile stands beside the ways, and closes them until it is chosen', async () => {
  let refuses = true
  await open({
    'drafts.show': draft({ missing: [] }),
    'drafts.save': () => (refuses ? refused('DRAFT_CHANGED') : saved),
  })
  const isOff = (name: string) =>
    screen.getByRole('button', { name }).getAttribute('aria-disabled') === 'true'
  type('名称', '山里的书')
  await passes(1_300)
  expect(page().match(/别人刚刚改过这份草稿/g)).toHaveLength(1)
  expect(page()).not.toContain('都齐了')
  expect(screen.getByRole('button', { name: '别人改过：先选用谁写的' })).toBeTruthy()
  expect([isOff('发布'), isOff('看看捐的人会看到什么')]).toEqual([true, true])
  refuses = false
  await tap('用我写的')
  await passes(1_300)
  expect(page()).toContain('都齐了，可以发布')
  expect([isOff('发布'), isOff('看看捐的人会看到什么')]).toEqual([false, false])
})

test('published once, after a question; what is missing after all is listed', async () => {
  let answer: unknown = refused('PROJECT_INCOMPLETE', { missing: ['merchantAccount'] })
  await open({
    'drafts.show': draft({ missing: [] }),
    'drafts.publish': () => answer,
  })
  const publish = async () => {
    await tap('发布')
    const [, yes] = screen.getAllByRole('button', { name: '发布' })
    fireEvent.click(yes as HTMLElement)
    fireEvent.click(yes as HTMLElement)
    await passes(10)
  }
  await publish()
  expect(page()).toContain('机构的商户号')
  expect(sent('drafts.publish')).toEqual([
    ['drafts.publish', { projectId: 'books001', version: 4 }],
  ])
  answer = { projectId: 'books001' }
  type('名称', '山里的书')
  await passes(1_300)
  await publish()
  expect(page()).toContain('已发布')
})

test('of a project that stands the rest is read and no more', async () => {
  const content = { title: { zh: '山里的书架' }, summary: { zh: '一句' } }
  await open({ 'drafts.show': draft({ state: 'published', changeable: ['summary'], content }) })
  expect(page()).toContain('名称 · 发布后不能再改')
  expect(screen.queryByRole('textbox', { name: '名称' })).toBeNull()
  type('一句话', '另一句')
  await passes(1_300)
  expect(sent('drafts.save')[0]?.[1].content).toEqual({ summary: { zh: '另一句' } })
})

const standing = (given: object = {}) =>
  draft({ state: 'published', missing: [], changeable: ['summary'], ...given })

test('an owner ends giving: with what it means, a reason, a question, and once', async () => {
  await open({
    'staff.mine': works('owner'),
    'drafts.show': standing(),
    'projects.close': { projectId: 'books001', closedAt: '2026-12-07T06:41:00Z' },
  })
  expect(page()).toContain('结束了就不能再开。')
  await tap('结束募集')
  expect(page()).toContain('写一句原因')
  type('为什么结束', '书架都装好了')
  await tap('结束募集')
  expect(sent('projects.close')).toEqual([])
  const [, yes] = screen.getAllByRole('button', { name: '结束募集' })
  fireEvent.click(yes as HTMLElement)
  fireEvent.click(yes as HTMLElement)
  await passes(10)
  expect(sent('projects.close')).toEqual([
    ['projects.close', { projectId: 'books001', reason: '书架都装好了' }],
  ])
  expect(page()).toContain('募集已结束')
  await tap('去写报告')
  expect(trips).toEqual(['/pages/desk/reports/index?projectId=books001'])
})

test('giving that could not be ended is still open, and the question says why', async () => {
  await open({
    'staff.mine': { charities: [], operator: true },
    'drafts.show': standing(),
    'projects.close': refused('FORBIDDEN'),
  })
  type('为什么结束', '书架都装好了')
  await tap('结束募集')
  const [, yes] = screen.getAllByRole('button', { name: '结束募集' })
  fireEvent.click(yes as HTMLElement)
  await passes(10)
  expect(page()).not.toContain('募集已结束')
  expect(screen.getAllByRole('status').some((said) => said.textContent)).toBe(true)
})

test('an editor ends nothing, nor anybody a draft; what has ended is said to have', async () => {
  await open({ 'drafts.show': standing() })
  expect(screen.queryByRole('button', { name: '结束募集' })).toBeNull()
  document.body.innerHTML = ''
  await open({ 'staff.mine': works('owner') })
  expect(screen.queryByRole('button', { name: '结束募集' })).toBeNull()
  document.body.innerHTML = ''
  await open({ 'drafts.show': standing({ state: 'closed' }) })
  expect(page()).toContain('募集已结束')
})

test('the preview is one tap away, and saves first', async () => {
  await open()
  type('名称', '书架')
  await tap('看看捐的人会看到什么')
  expect(sent('drafts.save')).toHaveLength(1)
  expect(trips).toEqual(['/pages/desk/preview/index?projectId=books001'])
  mockCall.mockImplementation(answering({ 'drafts.preview': aDeskProject() }))
  document.body.innerHTML = ''
  render(<PreviewScreen projectId="books001" />)
  await passes(0)
  expect(page()).toContain('这是预览，还没有发布')
  expect(page()).toContain('不用于')
})
