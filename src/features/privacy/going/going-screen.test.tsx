import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { storage } from '../../../platform'
import { chooseLook } from '../../../ui'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { aMeaning, anOpenGift } from '../privacy.fake'
import { GoingScreen } from './going-screen'
import { GoneScreen } from './gone-screen'

const mockCall = jest.fn()
const mockLeave = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/use-pages'),
  ...jest.requireActual('../../../cloud/trouble'),
  call: (...given: unknown[]) => mockCall(...given),
  leave: () => mockLeave(),
  record: () => undefined,
}))

async function open(meaning: object = aMeaning({ gifts: 4 })) {
  resetPhone()
  chooseLook({ lang: 'zh', theme: 'system', textSize: 'normal' })
  mockLeave.mockReset().mockResolvedValue(undefined)
  mockCall.mockReset().mockResolvedValue(meaning)
  render(<GoingScreen />)
  await act(async () => undefined)
}

const page = () => document.body.textContent ?? ''
const button = (name: string) => screen.getByRole('button', { name })
const tap = (name: string) => act(async () => fireEvent.click(button(name)))
const write = (value: string) =>
  fireEvent.input(screen.getByRole('textbox', { name: '输入「删除」' }), { target: { value } })
const deletions = () => mockCall.mock.calls.filter(([name]) => name === 'privacy.delete')
const gone = { ok: true, value: { at: '2026-12-07T06:32:08Z', gifts: 4, pledgesEnded: 1 } }

test('it says plainly what goes, what stays and what ends; what is not there is not said', async () => {
  await open(aMeaning({ gifts: 4, pledges: 1, envelopes: 2, charities: 1 }))
  expect(page()).toContain('微信身份（openid）和登录')
  expect(page()).toContain('账本里的 4 笔捐款：金额、项目和时间都在，没有名字')
  expect(page()).toContain('1 份月捐会停止，扣款授权一并解除。')
  expect(page()).toContain('2 个还开着的爱心红包')
  expect(page()).toContain('在 1 家慈善组织的工作权限结束。')
  expect(page()).toContain('再用灯愿时是一个新的人')
  expect(page()).not.toContain('还挂着的捐款')
})

test('with nothing that ends, nothing is said to end', async () => {
  await open(aMeaning())
  expect(page()).toContain('账本里没有你的捐款。')
  expect(page()).not.toContain('会停下的')
})

test('it takes two steps: the word has to be typed, and counts in either language', async () => {
  await open()
  await tap('删除我的资料')
  expect(deletions()).toEqual([])
  await tap('删除，不再找回')
  write('删')
  await tap('删除，不再找回')
  expect(deletions()).toEqual([])
  mockCall.mockResolvedValue(gone)
  write(' delete ')
  await tap('删除，不再找回')
  expect(deletions()).toEqual([['privacy.delete', { word: 'DELETE' }]])
})

test('afterwards the phone has forgotten, too, and no page leads back', async () => {
  await open()
  for (const name of ['gifts.unfinished', 'pledges.unsigned']) storage.write(name, ['something'])
  await tap('删除我的资料')
  write('删除')
  mockCall.mockResolvedValue(gone)
  const yes = button('删除，不再找回')
  await act(async () => {
    fireEvent.click(yes)
    fireEvent.click(yes)
  })
  expect(deletions()).toHaveLength(1)
  expect(mockLeave).toHaveBeenCalledTimes(1)
  expect(storage.read('gifts.unfinished')).toBeUndefined()
  expect(storage.read('pledges.unsigned')).toBeUndefined()
  expect(trips).toEqual(['/pages/privacy/gone/index?gifts=4&pledges=1'])
})

test('gifts that are still open are shown, and have to be let go by a word of their own', async () => {
  await open(
    aMeaning({
      gifts: 2,
      undoable: [anOpenGift('gift-2')],
      refundsAsked: [anOpenGift('gift-1')],
    }),
  )
  expect(page()).toContain('24 小时内还能撤销')
  const [first] = screen.getAllByRole('button', { name: /^一床厚被子（示例），¥50\.00/ })
  if (first) fireEvent.click(first)
  expect(trips).toEqual(['/pages/gift/index?giftId=gift-1'])

  await tap('删除我的资料')
  expect(screen.queryByRole('dialog')).toBeNull()
  fireEvent.click(screen.getByRole('switch', { name: '我知道，这些捐款就这样留下' }))
  await tap('删除我的资料')
  write('删除')
  mockCall.mockResolvedValue(gone)
  await tap('删除，不再找回')
  expect(deletions()).toEqual([['privacy.delete', { word: '删除', keepGifts: true }]])
})

test('a gift that came in meanwhile is asked about before anything is deleted', async () => {
  await open()
  await tap('删除我的资料')
  write('删除')
  mockCall
    .mockResolvedValueOnce(refused('GIFTS_CAN_BE_UNDONE'))
    .mockResolvedValue(aMeaning({ gifts: 5, undoable: [anOpenGift('gift-5')] }))
  await tap('删除，不再找回')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(screen.getByRole('status').textContent).toContain('还没有删除任何内容')
  expect(page()).toContain('还挂着的捐款')
  await tap('删除我的资料')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(mockLeave).not.toHaveBeenCalled()
})

test('without an answer nobody claims to know, and it can be tried again', async () => {
  await open()
  await tap('删除我的资料')
  write('删除')
  mockCall.mockResolvedValue(unanswered('slow'))
  await tap('删除，不再找回')
  expect(screen.getByRole('status').textContent).toContain('可能已经删除，也可能没有')
  mockCall.mockResolvedValue(gone)
  await tap('删除，不再找回')
  expect(trips).toEqual(['/pages/privacy/gone/index?gifts=4&pledges=1'])
})

test('somebody who turns back has deleted nothing', async () => {
  await open()
  await tap('删除我的资料')
  await tap('先不删')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(deletions()).toEqual([])
})

test('when it is not known what it means, it cannot be done', async () => {
  await open(unanswered())
  expect(screen.getByRole('alert').textContent).toContain('没有网络')
  expect(screen.queryByRole('button', { name: '删除我的资料' })).toBeNull()
})

test.each([
  ['4', '1', ['账本里留下 4 笔捐款', '1 份月捐已停止', '你是一个新的人']],
  ['0', undefined, ['你是一个新的人']],
  ['many', '-3', ['你是一个新的人']],
])('what was done is said: %s gifts, %s pledges', (gifts, pledges, said) => {
  resetPhone()
  render(<GoneScreen gifts={gifts} pledges={pledges} />)
  for (const words of said) expect(page()).toContain(words)
  expect(page().includes('账本里留下')).toBe(said.length > 1)
  fireEvent.click(screen.getAllByRole('button', { name: '回首页' })[0] as HTMLElement)
  expect(trips).toEqual(['/pages/home/index'])
})
