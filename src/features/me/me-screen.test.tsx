import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, tabMarks, trips } from '../../../tests/support/taro'
import { chooseLook } from '../../ui'
import { MeScreen } from './me-screen'

const mockCall = jest.fn()
jest.mock('../../cloud', () => ({
  ...jest.requireActual('../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  record: () => undefined,
  newKey: () => 'key-number-1',
}))

const mockScan = jest.fn()
let mockScanning = false
jest.mock('../../platform/scan', () => ({
  scanner: {
    get available() {
      return mockScanning
    },
    scan: () => mockScan(),
  },
}))

afterEach(() => {
  mockScanning = false
})

async function open(answer: object, unread = 0) {
  const inbox = { ok: true, value: { items: [], unread, templates: [] } }
  resetPhone()
  chooseLook({ lang: 'zh', theme: 'system', textSize: 'normal' })
  mockCall.mockReset().mockImplementation(async (name) => (name === 'gifts.mine' ? answer : inbox))
  render(<MeScreen />)
  await act(async () => undefined)
}

const mine = (lanterns: number, desk = false) => ({
  ok: true,
  value: { items: [], totalFen: lanterns * 5_000, lanterns, desk },
})

test('the lanterns that are lit, and the way to the gifts behind them', async () => {
  await open(mine(3))
  expect(screen.getByText('点亮 3 盏灯')).toBeTruthy()
  expect(screen.getByRole('img', { name: '¥150.00' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: /我的捐款/ }))
  expect(trips).toEqual(['/pages/gifts/index'])
})

test('there is the way to what one has shared', async () => {
  await open(mine(1))
  fireEvent.click(screen.getByRole('button', { name: /我分享过的/ }))
  expect(trips).toEqual(['/pages/shares/index'])
})

test('somebody new is shown the way to a first lantern', async () => {
  await open(mine(0))
  // No least sum is named: one fen is a gift.
  fireEvent.click(screen.getByRole('button', { name: /^点第一盏灯.*多少都是心意。$/ }))
  expect(trips).toEqual(['/pages/projects/index'])
})

test('whoever works for a charity finds the desk', async () => {
  await open(mine(0, true))
  expect(screen.queryByRole('button', { name: /邀请码/ })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: /机构工作台/ }))
  expect(trips).toEqual(['/pages/desk/index'])
})

test('others are asked for a code, at the end of the page', async () => {
  await open(mine(0))
  expect(screen.queryByRole('button', { name: /机构工作台/ })).toBeNull()
  fireEvent.click(screen.getByRole('button', { name: /邀请码/ }))
  expect(trips).toEqual(['/pages/desk/join/index'])
})

test('as long as nobody knows whether one works for a charity, neither way is shown', async () => {
  await open({ ok: false, trouble: { kind: 'slow', sentence: { zh: '没有回音。', en: '' } } })
  expect(screen.queryByRole('button', { name: /机构工作台|邀请码/ })).toBeNull()
})

test('the way to the notices says how many are unread', async () => {
  await open(mine(0), 3)
  fireEvent.click(screen.getByRole('button', { name: /^消息.*3 条未读/ }))
  expect(trips).toEqual(['/pages/notices/index'])
  expect([...tabMarks]).toEqual([[1, '3']])
})

test('a hundred unread are more than the tab can say', async () => {
  await open(mine(0), 100)
  expect([...tabMarks]).toEqual([[1, '99+']])
})

test('with everything read there is the way, and no count', async () => {
  await open(mine(0))
  expect(screen.getByRole('button', { name: /^消息/ }).textContent).not.toContain('未读')
  expect(tabMarks.size).toBe(0)
})

test('language, text size and theme take effect at once', async () => {
  await open(mine(0))
  fireEvent.click(screen.getByRole('switch', { name: /大字/ }))
  expect(screen.getByRole('switch', { name: /大字/ }).getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByRole('radio', { name: '深色' }))
  expect(screen.getByRole('radio', { name: '深色' }).getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByRole('radio', { name: 'English' }))
  expect(screen.getByRole('switch', { name: /Large text/ })).toBeTruthy()
})

test('it says that the content is invented', async () => {
  await open(mine(0))
  expect(screen.getByText('这里的慈善组织、项目和数目都是示例，由我们编写。')).toBeTruthy()
})

test('where nothing can be scanned, nothing offers it', async () => {
  await open(mine(0))
  expect(screen.queryByText('扫一扫')).toBeNull()
})

test.each([
  ['pages/project/index', 'projectId=quilt001', ['/pages/project/index?projectId=quilt001']],
  ['pages/project/index', 'projectId=a%26b', ['/pages/project/index?projectId=a%26b']],
  ['pages/nowhere/index', '', ['/pages/missing/index']],
])('a scanned code opens its page: %s?%s', async (path, query, there) => {
  mockScanning = true
  mockScan.mockResolvedValue({ path, query })
  await open(mine(0))
  fireEvent.click(screen.getByRole('button', { name: /扫一扫/ }))
  await act(async () => undefined)
  expect(trips).toEqual(there)
})

test('a scan that was left opens nothing', async () => {
  mockScanning = true
  mockScan.mockResolvedValue(undefined)
  await open(mine(0))
  fireEvent.click(screen.getByRole('button', { name: /扫一扫/ }))
  await act(async () => undefined)
  expect(trips).toEqual([])
})
