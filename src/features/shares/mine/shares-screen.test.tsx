import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { chooseLook } from '../../../ui'
import { SharesScreen } from '.'

let mockNow = '2026-12-15T04:00:00.000Z'
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { now: () => new Date(mockNow) },
}))

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/use-pages'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const card = (shareId: string, more: object) => ({
  shareId,
  path: 'pages/home/index',
  page: { kind: 'home' },
  startedAt: '2026-12-01T04:00:00.000Z',
  ...more,
})
const quilt = {
  path: 'pages/project/index?projectId=quilt001',
  page: { kind: 'project', title: { zh: '一床厚被子', en: 'A Thick Quilt' }, cover: 'quilt' },
}

async function open(...answers: object[]) {
  resetPhone()
  chooseLook({ lang: 'zh', theme: 'system', textSize: 'normal' })
  mockCall.mockReset()
  for (const answer of answers) mockCall.mockResolvedValueOnce(answer)
  render(<SharesScreen />)
  await act(async () => undefined)
}
const page = (items: object[], next?: string) => ({
  ok: true,
  value: { items, ...(next ? { next } : {}) },
})

test('counts stand from five openers on, and below that why there are none', async () => {
  await open(page([card('one', { ...quilt, openers: 5, gifts: 2 }), card('two', {})]))
  expect(screen.getByRole('button', { name: /一床厚被子.*5 人打开过 · 点亮 2 盏/ })).toBeTruthy()
  expect(screen.getByRole('button', { name: /^灯愿，.*满 5 人打开后显示人数/ })).toBeTruthy()
  expect(screen.getByText(/免得在小群里猜出是谁/)).toBeTruthy()
})

test('an opened card without gifts says nothing of gifts', async () => {
  await open(page([card('one', { ...quilt, openers: 7, gifts: 0 })]))
  expect(screen.getByRole('button', { name: /7 人打开过$/ })).toBeTruthy()
})

test.each([
  [{ kind: 'envelope', title: { zh: '愿灯常亮', en: '' } }, /^愿灯常亮，爱心红包/],
  [{ kind: 'envelope' }, /^爱心红包，/],
  [{ kind: 'calendar', day: '2027-03-06' }, /^3月6日，公益日历/],
  [{ kind: 'calendar' }, /^公益日历，/],
  [{ kind: 'festival', title: { zh: '中秋', en: '' } }, /^中秋，节日/],
])('%j is called by its name', async (of, name) => {
  await open(page([card('one', { page: of })]))
  expect(screen.getByRole('button', { name })).toBeTruthy()
})

test('a card leads where it leads friends', async () => {
  await open(page([card('one', quilt)]))
  fireEvent.click(screen.getByRole('button', { name: /一床厚被子/ }))
  expect(trips).toEqual(['/pages/project/index?projectId=quilt001'])
})

test('the next page comes when it is asked for', async () => {
  await open(page([card('one', {})], 'here'), page([card('two', quilt)]))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再看一些' })))
  expect(screen.getByText('一床厚被子')).toBeTruthy()
  expect(mockCall.mock.calls[1]).toEqual(['shares.mine', { cursor: 'here', sent: true }])
})

test('nothing shared is a beginning, without any pressure', async () => {
  await open(page([]))
  fireEvent.click(screen.getByRole('button', { name: '去看看项目' }))
  expect(trips).toEqual(['/pages/projects/index'])
})

test('a card of another year has its year', async () => {
  mockNow = '2027-09-15T04:00:00.000Z'
  await open(page([card('one', { ...quilt, openers: 5 })]))
  expect(screen.getByRole('button', { name: /2026年12月1日/ })).toBeTruthy()
  mockNow = '2026-12-15T04:00:00.000Z'
})
