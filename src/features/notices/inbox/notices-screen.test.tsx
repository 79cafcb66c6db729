import { act, fireEvent, render, screen, within } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { unanswered } from '../../gifts/journey/giving.fake'
import { aNotice } from '../notices.fake'
import { NoticesScreen } from './notices-screen'

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

const page = (given: object) => ({
  ok: true,
  value: { items: [], unread: 0, templates: [], ...given },
})

async function open(answer: object) {
  resetPhone()
  mockCall.mockReset().mockResolvedValue(answer)
  render(<NoticesScreen />)
  await act(async () => undefined)
}

const rows = () => screen.queryAllByRole('button', { name: /灯亮了|有朋友/ })

const times = (group: string) =>
  within(screen.getByRole('list', { name: group }))
    .getAllByRole('button')
    .map((row) => row.querySelector('.type--fact')?.textContent)

test('notices stand under today, this week and earlier, in the server’s order', async () => {
  await open(
    page({
      items: [
        aNotice({ noticeId: 'n-5', kind: 'friend_gave', at: '2026-12-15T01:05:00Z' }),
        aNotice({ noticeId: 'n-4', at: '2026-12-14T16:00:00Z' }),
        aNotice({ noticeId: 'n-3', at: '2026-12-14T15:59:00Z', read: true }),
        aNotice({ noticeId: 'n-2', at: '2026-12-09T06:05:00Z' }),
        aNotice({ noticeId: 'n-1', at: '2026-12-06T17:00:00Z' }),
      ],
    }),
  )
  expect(screen.getAllByRole('heading', { level: 2 }).map((head) => head.textContent)).toEqual([
    '消息',
    '今天',
    '这一周',
    '更早',
  ])
  expect(times('今天')).toEqual(['09:05', '00:00'])
  expect(times('这一周')).toEqual(['周一', '周三'])
  expect(times('更早')).toEqual(['12月7日'])
  expect(rows().map((row) => /未读$/.test(row.getAttribute('aria-label') ?? ''))).toEqual([
    true,
    true,
    false,
    true,
    true,
  ])
})

test('many friends on one day are one row, which opens in place and is read by it', async () => {
  const friend = (n: number) =>
    aNotice({ noticeId: `n-${n}`, kind: 'friend_gave', at: `2026-12-14T0${n}:00:00Z` })
  await open(page({ items: [friend(4), friend(3), friend(2), friend(1)] }))
  expect(rows()).toHaveLength(0)
  const many = screen.getByRole('button', { name: /^从你的卡片来了 4 份心意.*未读$/ })
  await act(async () => fireEvent.click(many))
  expect(called('notices.read')).toEqual([
    ['notices.read', { noticeIds: ['n-4', 'n-3', 'n-2', 'n-1'] }],
  ])
  expect(rows()).toHaveLength(4)
  expect(trips).toEqual([])
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '收起' })))
  expect(rows()).toHaveLength(0)
  expect(
    screen.getByRole('button', { name: /^从你的卡片来了 4 份心意/ }).getAttribute('aria-label'),
  ).not.toContain('未读')
})

test('a topic shows what is about it, and says where the others are', async () => {
  await open(page({ items: [aNotice()] }))
  mockCall.mockResolvedValue(page({}))
  await act(async () => fireEvent.click(screen.getByRole('radio', { name: '月捐' })))
  expect(mockCall).toHaveBeenLastCalledWith('notices.mine', { topic: 'monthly' })
  expect(screen.getByText('别的消息，在「全部」里。')).toBeTruthy()
  mockCall.mockResolvedValue(page({ items: [aNotice()] }))
  await act(async () => fireEvent.click(screen.getByRole('radio', { name: '全部' })))
  expect(mockCall).toHaveBeenLastCalledWith('notices.mine', {})
  expect(rows()).toHaveLength(1)
})

test('one that is opened is read, once, and leads to its page', async () => {
  await open(
    page({ items: [aNotice({ noticeId: 'n-1', path: 'pages/gift/index?giftId=gift-1' })] }),
  )
  await act(async () => fireEvent.click(rows()[0] as HTMLElement))
  expect(mockCall).toHaveBeenLastCalledWith('notices.read', { noticeIds: ['n-1'] })
  expect(trips).toEqual(['/pages/gift/index?giftId=gift-1'])
  expect(rows()[0]?.getAttribute('aria-label')).not.toContain('未读')
  await act(async () => fireEvent.click(rows()[0] as HTMLElement))
  expect(mockCall.mock.calls.filter(([name]) => name === 'notices.read')).toHaveLength(1)
})

const invited = aNotice({
  noticeId: 'n-1',
  kind: 'report_published',
  invitation: {
    text: { zh: '愿意每月捐一点，也可以。', en: 'A little every month, if you like.' },
    path: 'pages/pledge/start/index?projectId=lunch001',
  },
})
const follow = () => screen.queryByRole('button', { name: '看看月捐' })
const decline = () => screen.queryByRole('button', { name: '不用了' })
const called = (name: string) => mockCall.mock.calls.filter(([asked]) => asked === name)

test('an invitation leads to its own page, and its notice to the project', async () => {
  await open(page({ items: [invited] }))
  await act(async () => fireEvent.click(follow() as HTMLElement))
  expect(trips).toEqual(['/pages/pledge/start/index?projectId=lunch001'])
  expect(called('notices.read')).toEqual([['notices.read', { noticeIds: ['n-1'] }]])
  await act(async () => fireEvent.click(rows()[0] as HTMLElement))
  expect(trips[1]).toBe('/pages/project/index?projectId=quilt')
  expect(called('notices.read')).toHaveLength(1)
})

test('“no, thank you” takes it away, and leaves its notice', async () => {
  await open(page({ items: [invited] }))
  await act(async () => fireEvent.click(decline() as HTMLElement))
  expect(called('notices.decline')).toEqual([['notices.decline', { noticeId: 'n-1' }]])
  expect([follow(), decline()]).toEqual([null, null])
  expect(rows()).toHaveLength(1)
  expect(trips).toEqual([])
})

test('what came without an invitation has none', async () => {
  await open(page({ items: [aNotice({ kind: 'report_published' })] }))
  expect([follow(), decline()]).toEqual([null, null])
})

test('a place that this version does not know leads to the page that says so', async () => {
  await open(page({ items: [aNotice({ path: 'pages/team/index?teamId=t-1' })] }))
  fireEvent.click(rows()[0] as HTMLElement)
  expect(trips).toEqual(['/pages/missing/index'])
})

test('a kind that this version does not know can be read all the same', async () => {
  await open(page({ items: [aNotice({ kind: 'pledge_due' as never })] }))
  expect(rows()).toHaveLength(1)
})

test('more notices come a page at a time, and none of them twice', async () => {
  await open(page({ items: [aNotice({ noticeId: 'n-2' })], next: 'after-2' }))
  const later = [aNotice({ noticeId: 'n-2' }), aNotice({ noticeId: 'n-1' })]
  mockCall.mockResolvedValue(page({ items: later }))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再看一些' })))
  expect(mockCall).toHaveBeenLastCalledWith('notices.mine', { cursor: 'after-2' })
  expect(rows()).toHaveLength(2)
  expect(screen.queryByRole('button', { name: '再看一些' })).toBeNull()
})

test('somebody who was told nothing yet is shown a way on', async () => {
  await open(page({}))
  expect(screen.getByText('还没有消息。')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '看看项目' }))
  expect(trips).toEqual(['/pages/projects/index'])
})

test('while they are fetched their shape is there', async () => {
  resetPhone()
  mockCall.mockReset().mockReturnValue(new Promise(() => undefined))
  render(<NoticesScreen />)
  expect(screen.getByRole('status', { name: '正在打开' })).toBeTruthy()
})

test('without a network it says so and tries again', async () => {
  await open(unanswered())
  expect(screen.getByText('没有回音。')).toBeTruthy()
  mockCall.mockResolvedValue(page({ items: [aNotice()] }))
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  expect(rows()).toHaveLength(1)
})

test('a notice of another year says its year', async () => {
  mockNow = '2027-09-15T04:00:00.000Z'
  await open(page({ items: [aNotice({ at: '2026-12-05T06:05:00Z' })] }))
  expect(times('更早')).toEqual(['2026年12月5日'])
  mockNow = '2026-12-15T04:00:00.000Z'
})
