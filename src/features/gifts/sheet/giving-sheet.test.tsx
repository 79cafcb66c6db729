import { act, fireEvent, render, screen } from '@testing-library/react'
import { GIFT_FEN_MIN } from '../../../../contracts/money'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { aProject as anyProject } from '../../projects/project.fake'
import { aPayment, aPhone, refused, unanswered } from '../journey/giving.fake'
import { GivingSheet } from './giving-sheet'

let mockPhone = aPhone()
jest.mock('../outside', () => ({
  get outside() {
    return mockPhone.outside
  },
}))

const started = { ok: true, value: { giftId: 'gift-1', payment: aPayment } } as const

/** Without a report yet, and with words for what ¥50 does. */
const aProject = (given: Parameters<typeof anyProject>[0] = {}) =>
  anyProject({
    reports: [],
    meanings: [
      { amountFen: 5_000, means: { zh: '50 元，差不多是半床被子。', en: '¥50 is half a quilt.' } },
    ],
    ...given,
  })

function open(project = aProject()) {
  resetPhone()
  mockPhone = aPhone()
  const onClose = jest.fn()
  render(<GivingSheet project={project} open onClose={onClose} via={{ scene: 1008 }} />)
  return { phone: mockPhone, onClose }
}

const tap = (name: string | RegExp, role = 'button') =>
  fireEvent.click(screen.getByRole(role, { name }))
const type = (label: string, text: string) =>
  fireEvent.change(screen.getByLabelText(label), { target: { value: text } })
const server = (phone: ReturnType<typeof aPhone>, answer: Parameters<typeof phone.serverSays>[0]) =>
  act(() => phone.serverSays(answer))

test('three taps from a friend’s card: the sheet opens with a sum, and one tap begins the payment', async () => {
  const { phone, onClose } = open()
  expect(screen.getByRole('dialog', { name: '捐给「一床厚被子」' })).toBeTruthy()
  expect(screen.getByRole('radio', { name: '¥50' }).getAttribute('aria-checked')).toBe('true')
  tap('捐 ¥50')
  await server(phone, started)
  await act(() => phone.phoneSays('ok'))
  expect(onClose).toHaveBeenCalledTimes(1)
  expect(trips).toEqual(['/pages/result/index?giftId=gift-1'])
  expect(phone.recorded).toEqual(['sheet', 'cooldown:facts', 'start', 'pay'])
})

test('the amounts are a radio group, with what the sum does where the project can say', () => {
  open()
  expect(screen.getByRole('radiogroup', { name: '金额' })).toBeTruthy()
  expect(screen.getAllByRole('radio')).toHaveLength(6)
  expect(screen.getByText('50 元，差不多是半床被子。')).toBeTruthy()
  tap('¥20', 'radio')
  expect(screen.queryByText('50 元，差不多是半床被子。')).toBeNull()
  expect(screen.getByRole('button', { name: '捐 ¥20' })).toBeTruthy()
})

test('the five facts and the record number stand between the wish and the button', () => {
  open()
  for (const fact of [
    '高原 11 所学校的 2,300 名寄宿孩子',
    '被子、褥子、运输、走访',
    '建校舍、办公',
    '8%（每 100 元里 8 元）',
  ]) {
    expect(screen.getByText(fact)).toBeTruthy()
  }
  expect(screen.getByText('还没有，第一份 12月30日前')).toBeTruthy()
  expect(screen.getByText(/53440000MJK018A26012/)).toBeTruthy()
})

test('names are hidden unless the donor chooses, and only then there is a field for one', async () => {
  const { phone } = open()
  expect(screen.queryByLabelText('想显示的名字')).toBeNull()
  tap(/显示我的名字/, 'switch')
  tap('捐 ¥50')
  expect(screen.getByText('写下想显示的名字，或者关掉上面的开关。')).toBeTruthy()
  expect(phone.began).toHaveLength(0)
  type('想显示的名字', '阿明')
  tap('捐 ¥50')
  expect(phone.began).toMatchObject([{ showName: true, name: '阿明' }])
})

test('an own amount is read as it was meant, and a wrong one gets a sentence', () => {
  const { phone } = open()
  tap('自己定', 'radio')
  tap('先写金额')
  expect(screen.getByText('写一个金额。')).toBeTruthy()
  type('自己定的金额，元', '60000')
  expect(screen.getByText('一次最多 ¥50,000。')).toBeTruthy()
  tap('改一下金额')
  expect(phone.began).toHaveLength(0)
  type('自己定的金额，元', '66.6')
  tap('捐 ¥66.60')
  expect(phone.began).toMatchObject([{ amountFen: 6_660 }])
})

test.each([
  ['', '先写金额'],
  ['0.', '先写金额'],
  ['0', '改一下金额'],
  ['abc', '改一下金额'],
  ['50000.01', '改一下金额'],
])('with “%s” in the field the button says %s', (written, button) => {
  open()
  tap('自己定', 'radio')
  type('自己定的金额，元', written)
  expect(screen.getByRole('button', { name: button })).toBeTruthy()
})

test('the beginning of a sum is not wrong before the tap, and the button and the field agree after it', () => {
  open()
  tap('自己定', 'radio')
  type('自己定的金额，元', '0.')
  tap('先写金额')
  expect(screen.getByText('最少 ¥0.01。')).toBeTruthy()
  expect(screen.getByRole('button', { name: '改一下金额' })).toBeTruthy()
})

test('one fen is a gift, as the rule has it, and nothing is not', () => {
  const { phone } = open()
  tap('自己定', 'radio')
  type('自己定的金额，元', '0')
  expect(screen.getByText('最少 ¥0.01。')).toBeTruthy()
  type('自己定的金额，元', '0.01')
  tap('捐 ¥0.01')
  expect(phone.began).toMatchObject([{ amountFen: GIFT_FEN_MIN }])
})

test.each([
  ['¥5', '捐 ¥5'],
  ['１００', '捐 ¥100'],
  ['1,000', '捐 ¥1,000'],
])('an own amount written as %s is understood', (written, button) => {
  open()
  tap('自己定', 'radio')
  type('自己定的金额，元', written)
  expect(screen.getByRole('button', { name: button })).toBeTruthy()
})

test('a message that nears its end shows how much is written', () => {
  open()
  type('留一句话', '暖'.repeat(79))
  expect(screen.queryByText('79/100')).toBeNull()
  type('留一句话', '暖'.repeat(92))
  expect(screen.getByText('92/100')).toBeTruthy()
})

test('30,000 is asked again with places, words and the likely slip, and the slip is one tap away', () => {
  const { phone } = open()
  tap('自己定', 'radio')
  type('自己定的金额，元', '30000')
  tap('捐 ¥30,000')
  expect(screen.getByText('叁万元整')).toBeTruthy()
  expect(screen.getByText('万')).toBeTruthy()
  expect(phone.began).toHaveLength(0)
  tap('改成这个 ¥300.00')
  expect(screen.getByRole('button', { name: '捐 ¥300' })).toBeTruthy()
  expect(phone.began).toHaveLength(0)
})

test('a sum in words breaks between its places only', () => {
  open()
  tap('自己定', 'radio')
  type('自己定的金额，元', '12005.6')
  tap('捐 ¥12,005.60')
  for (const unit of ['壹万', '贰仟', '零伍元', '陆角']) expect(screen.getByText(unit)).toBeTruthy()
})

test('a large sum that is right is given after the second question', async () => {
  const { phone } = open()
  tap('自己定', 'radio')
  type('自己定的金额，元', '1000')
  tap('捐 ¥1,000')
  tap('数目对，捐 ¥1,000')
  expect(phone.began).toMatchObject([{ amountFen: 100_000, confirmedLarge: true }])
})

test('a sum far above one’s usual is asked about with the usual one', async () => {
  const { phone } = open()
  tap('¥200', 'radio')
  tap('捐 ¥200')
  await server(phone, refused('CONFIRM_LARGE_AMOUNT', { medianFen: 1_000 }))
  expect(screen.getByText('这次比你平时捐的多不少。')).toBeTruthy()
  expect(screen.getByRole('button', { name: '改成这个 ¥10.00' })).toBeTruthy()
})

test('a cancelled payment says that no money moved, and the same gift can be tried again', async () => {
  const { phone } = open()
  tap('捐 ¥50')
  await server(phone, started)
  await act(() => phone.phoneSays('cancel'))
  await act(() => phone.lookSays('started'))
  expect(screen.getByText('没有付款，钱没有动。')).toBeTruthy()
  tap('捐 ¥50')
  expect(new Set(phone.began.map(({ key }) => key)).size).toBe(1)
})

test('while a payment is prepared a second tap does nothing, and a crowd is explained', () => {
  const { phone } = open()
  tap('捐 ¥50')
  tap('正在准备付款')
  act(() => phone.busy())
  expect(phone.began).toHaveLength(1)
  expect(screen.getByText('人多，请稍等；没有扣款。')).toBeTruthy()
})

test('a project that ended meanwhile: the sentence says so, and there is nothing left to tap but closing', async () => {
  const { phone, onClose } = open()
  tap('捐 ¥50')
  await server(phone, refused('PROJECT_ENDED'))
  expect(screen.getByText('项目已经结束，没有扣款。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '捐 ¥50' })).toBeNull()
  tap('知道了')
  expect(onClose).toHaveBeenCalledTimes(1)
})

test('without a network the sheet stays, says that nothing was charged, and can try again', async () => {
  const { phone } = open()
  tap('捐 ¥50')
  await server(phone, unanswered())
  expect(screen.getByText('没有回音。')).toBeTruthy()
  expect(screen.getByRole('button', { name: '捐 ¥50' })).toBeTruthy()
})

test('an emergency appeal without its number says by when it will have one', () => {
  const { recordNumber: _, ...withoutNumber } = aProject({ filingDueOn: '2026-12-12' })
  open(withoutNumber)
  expect(screen.getByText(/备案补办中，12月12日/)).toBeTruthy()
})
