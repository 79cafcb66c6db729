import Taro from '@tarojs/taro'
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import type { Project } from '../../../../contracts/projects'
import { resetPhone, trips } from '../../../../tests/support/taro'
import type { Answer } from '../../../cloud'
import { aProject } from '../project.fake'
import { type GivingSlot, ProjectScreen } from './project-screen'

let mockAnswer: () => Promise<Answer<Project>>
let mockVideos: () => Promise<Answer<{ items: object[] }>>
let mockFollowing: () => Promise<Answer<{ follows: boolean; templates: object[] }>>
let mockShare: () => Promise<Answer<{ shareId: string }>>
let mockCard: () => { params: object }
jest.mock('../../../platform/share', () => ({
  useSharing: (card: typeof mockCard) => {
    mockCard = card
  },
}))
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (name: string) => {
    if (name === 'videos.list') return mockVideos()
    if (name === 'projects.following') return mockFollowing()
    return name === 'shares.start' ? mockShare() : mockAnswer()
  },
  record: () => undefined,
}))

const Giving: GivingSlot = ({ project, open, onClose }) =>
  open ? (
    <div role="dialog" aria-label={`捐给${project.title.zh}`}>
      <button type="button" onClick={onClose}>
        收起
      </button>
    </div>
  ) : null

/** Each project of a test has an id of its own, because totals are remembered by it. */
let projects = 0

async function open(about: Partial<Project> = {}, giveNow = false) {
  projects += 1
  const project = aProject({ projectId: `project-${projects}`, ...about })
  mockAnswer = async () => ({ ok: true, value: project })
  return show(project.projectId, giveNow)
}

async function show(projectId: string, giveNow = false) {
  resetPhone()
  const shown = render(
    <ProjectScreen projectId={projectId} via={{}} Giving={Giving} giveNow={giveNow} />,
  )
  await act(async () => undefined)
  return shown
}

const page = () => document.body.textContent ?? ''
const giveButton = () => screen.queryByRole('button', { name: '捐一份心意' })
const sheet = () => screen.queryByRole('dialog', { name: '捐给一床厚被子' })

beforeEach(() => {
  mockFollowing = async () => ({ ok: true, value: { follows: false, templates: [] } })
  mockVideos = async () => ({ ok: true, value: { items: [] } })
  mockShare = async () => ({ ok: true, value: { shareId: 'card-of-ming' } })
})
afterEach(() => jest.restoreAllMocks())

test('the card that leaves the page is one’s own', async () => {
  await open()
  expect(mockCard().params).toEqual({
    projectId: `project-${projects}`,
    shareId: 'card-of-ming',
  })
})

test('a card without an id is still a card', async () => {
  mockShare = () => new Promise(() => undefined)
  await open()
  expect(mockCard().params).toEqual({ projectId: `project-${projects}` })
})

test('everything that the law asks for is on the page or one tap away', async () => {
  await open()
  for (const shown of [
    '山渡助学公益基金会（示例）',
    '有公开募捐资格证书',
    '管理费 8%，每 100 元里 8 元。',
    '不用于建校舍、办公。',
    '剩下的转给下一批学校。',
    '高原 11 所学校的 2,300 名寄宿孩子',
  ]) {
    expect(page()).toContain(shown)
  }
  fireEvent.click(screen.getByRole('button', { name: '备案编号 53440000MJK018A26012' }))
  const certificate = within(screen.getByRole('dialog', { name: '慈善组织与备案' }))
  for (const shown of [
    '53440000MJK018A26012',
    '2026年9月2日 至 2027年6月30日',
    '示例公募 2024-001',
    '2029年7月4日',
    '400-000-0001',
  ]) {
    expect(certificate.getByText(shown)).toBeTruthy()
  }
  expect(certificate.getByRole('button', { name: '到官方网站核对' })).toBeTruthy()
})

test('reports of an example say that their spending is invented, those of a real project do not', async () => {
  await open()
  expect(page()).toContain('示例进展：花费是虚构的，不在账本里。')
  cleanup()
  await open({ example: false })
  expect(page()).not.toContain('虚构')
})

test('the total carries its time, and its progress can be heard', async () => {
  await open()
  expect(screen.getByRole('img', { name: '¥386,420.00' })).toBeTruthy()
  expect(page()).toContain('截至 14:32:08')
  expect(page()).toContain('目标 ¥50 万 · 77%')
  expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('77')
})

test('where all gifts were undone or hidden, the list does not say that nobody gave', async () => {
  await open({ latestGifts: [] })
  expect(page()).toContain('最近没有可以显示的捐款。')
  expect(page()).not.toContain('第一盏灯还没点上。')
})

test('a project that nobody gave to yet waits for its first lantern', async () => {
  const totals = { ...aProject().totals, raisedFen: 0, gifts: 0, donors: 0 }
  await open({ latestGifts: [], totals })
  expect(page()).toContain('第一盏灯还没点上。')
})

test('the next report has its countdown and its day', async () => {
  await open()
  expect(page()).toContain('下一份进展，还有 23 天')
  expect(page()).toContain('12月30日前')
})

test('the sheet opens at the tap, with nothing to wait for', async () => {
  await open()
  mockAnswer = () => new Promise(() => undefined)
  fireEvent.click(giveButton() ?? document.body)
  expect(sheet()).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '收起' }))
  expect(sheet()).toBeNull()
})

test('a button elsewhere that said "give" leads to the open sheet', async () => {
  await open({}, true)
  expect(sheet()).toBeTruthy()
})

test.each([
  ['REPORT_LATE', '报告晚了 3 天，收到前先不收新捐款。'],
  ['PROJECT_ENDED', '募捐已经结束，谢谢每一盏灯。'],
  ['PROJECT_NOT_STARTED', '9月2日开始，到时再来。'],
  ['CERTIFICATE_EXPIRED', '证书到期了，换新前先不收新捐款。'],
  ['RECORD_NUMBER_MISSING', '备案没有办好，或已到期，办好前先不收新捐款。'],
] as const)(
  'a project that is closed (%s) says why and can still be read',
  async (why, sentence) => {
    await open({ openness: { open: false, why, lateDays: 3 } }, true)
    expect(page()).toContain(sentence)
    expect(page()).toContain('捐过的都还在')
    expect(page()).toContain('高原的夜里零下十五度。')
    expect(giveButton()).toBeNull()
    expect(sheet()).toBeNull()
  },
)

test('an emergency appeal says that its record is being filed, and until when', async () => {
  const { recordNumber: _, ...unfiled } = aProject()
  projects += 1
  const flood = { ...unfiled, projectId: `flood-${projects}`, filingDueOn: '2026-12-14' }
  mockAnswer = async () => ({ ok: true, value: { ...flood, emergency: true } })
  await show(flood.projectId)
  expect(screen.getByRole('button', { name: '备案补办中，12月14日前办好' })).toBeTruthy()
  expect(page()).not.toContain('材料齐全')
  expect(giveButton()).toBeTruthy()
})

test('an appeal whose record was not filed in time does not say that it will be', async () => {
  const { recordNumber: _, ...unfiled } = aProject()
  projects += 1
  const flood = { ...unfiled, projectId: `flood-${projects}`, filingDueOn: '2026-12-14' }
  const openness = { open: false, why: 'RECORD_NUMBER_MISSING' } as const
  mockAnswer = async () => ({ ok: true, value: { ...flood, emergency: true, openness } })
  await show(flood.projectId)
  expect(screen.getByRole('button', { name: '备案还没有补办好' })).toBeTruthy()
  expect(page()).not.toContain('备案补办中')
})

test('inside Moments it reads well with no login: no way to pay, a word on how to go on', async () => {
  jest.spyOn(Taro, 'getEnterOptionsSync').mockReturnValue({ scene: 1154 } as never)
  await open({}, true)
  expect(page()).toContain('点下方「前往小程序」')
  expect(page()).toContain('高原的夜里零下十五度。')
  expect(giveButton()).toBeNull()
  expect(sheet()).toBeNull()
  expect(screen.queryByRole('button', { name: '回首页' })).toBeNull()
})

test('names and words of donors are shown only where they chose it', async () => {
  await open()
  expect(page()).toContain('一位好心人')
  expect(page()).toContain('捐了 ¥50.00 ·「冬天快点过去」')
})

test('without an answer it says what happened to the money, and another try works', async () => {
  const sentence = { zh: '网络好像断了，没有扣款。', en: 'No network; nothing was charged.' }
  mockAnswer = async () => ({ ok: false, trouble: { kind: 'offline', sentence } })
  await show('project-offline')
  expect(screen.getByRole('alert').textContent).toContain('没有扣款')
  const project = aProject({ projectId: 'project-offline' })
  mockAnswer = async () => ({ ok: true, value: project })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: '再试一次' })))
  expect(page()).toContain('一床厚被子')
})

test('a project that is not there leads to the others', async () => {
  const sentence = { zh: '没有找到这个项目，没有扣款。', en: '' }
  const trouble = { kind: 'refused', name: 'NO_SUCH_PROJECT', details: {}, sentence } as const
  mockAnswer = async () => ({ ok: false, trouble })
  await show('nothing')
  fireEvent.click(screen.getByRole('button', { name: '看看别的项目' }))
  expect(trips).toEqual(['/pages/home/index'])
})

test('reports open in place, with their words', async () => {
  await open()
  expect(page()).not.toContain('每校清点签收。')
  fireEvent.click(screen.getByRole('button', { name: '全部 1 份' }))
  expect(page()).toContain('每校清点签收。')
})

test('its videos are there with their length, and lead to their page', async () => {
  const title = { zh: '夜里暖和', en: 'Warm at night' }
  const item = { videoId: 'quilt-clip', title, seconds: 18, poster: '/clips/quilt.jpg' }
  mockVideos = async () => ({ ok: true, value: { items: [item] } })
  await open()
  fireEvent.click(screen.getByRole('button', { name: '夜里暖和，18 秒' }))
  expect(trips).toEqual(['/pages/video/index?videoId=quilt-clip'])
})

test('without videos, or without an answer about them, nothing speaks of them', async () => {
  await open()
  expect(page()).not.toContain('看一段')
  cleanup()
  mockVideos = async () => ({
    ok: false,
    trouble: { kind: 'offline', sentence: { zh: '断了', en: '' } },
  })
  await open()
  expect(page()).not.toContain('看一段')
  expect(page()).not.toContain('断了')
})

test('a monthly project offers to give every month beside giving once', async () => {
  await open({ monthly: true, monthlyGivers: { people: 128, monthlyFen: 384_000 } })
  expect(page()).toContain('128 人每月一起捐 ¥3,840。目标摊到每个月是 ¥5 万，往后每月已经约好 7%。')
  expect(screen.getByRole('button', { name: '捐一次' })).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: '每月捐' }))
  expect(trips).toEqual([`/pages/pledge/start/index?projectId=project-${projects}`])
})

test('how many give every month is said only where it is known', async () => {
  await open({ monthly: true })
  expect(page()).toContain('随时能改，能歇，能停。')
  cleanup()
  await open({ monthly: true, monthlyGivers: { people: 0, monthlyFen: 0 } })
  expect(page()).toContain('还没有人每月捐，可以做第一个。')
  cleanup()
  await open()
  expect(screen.queryByRole('button', { name: '每月捐' })).toBeNull()
})
