import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { aDeskProject, answering, works } from '../desk.fake'
import { EchoScreen } from './echo-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  ...jest.requireActual('../../../cloud/use-pages'),
  call: (...given: unknown[]) => mockCall(...given),
}))

const answer = (answers: Record<string, unknown>) => {
  resetPhone()
  mockCall
    .mockReset()
    .mockImplementation(
      answering({ 'staff.mine': works(), 'projects.show': aDeskProject(), ...answers }),
    )
}
const open = async (answers: Record<string, unknown> = {}) => {
  answer(answers)
  render(<EchoScreen projectId="quilt001" />)
  await act(async () => undefined)
}
const tap = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
const page = () => document.body.textContent ?? ''
const sent = (name: string) => mockCall.mock.calls.filter(([called]) => called === name)

test('to everybody it is asked about first', async () => {
  await open({ 'echoes.send': { echoId: 'e-1' } })
  type('说一句', '被子到了。')
  await tap('送出')
  expect(sent('echoes.send')).toEqual([])
  const [, yes] = screen.getAllByRole('button', { name: '送出' })
  await act(async () => fireEvent.click(yes as HTMLElement))
  expect(sent('echoes.send')).toEqual([
    ['echoes.send', { projectId: 'quilt001', text: '被子到了。', all: true }],
  ])
  expect(page()).toContain('会陆续送到每一位')
})

const gifts = {
  items: [
    {
      giftId: 'gift-1',
      amountFen: 5_000,
      day: '2026-12-07',
      name: '阿明',
      message: '冬天快点过去',
      echoed: false,
    },
    { giftId: 'gift-2', amountFen: 2_000, day: '2026-12-06', echoed: true },
  ],
  next: 'after-2',
}
const later = {
  items: [{ giftId: 'gift-3', amountFen: 100, day: '2026-12-01', echoed: false }],
}
const pages = ({ cursor }: { cursor?: string }) => (cursor === 'after-2' ? later : gifts)
const pick = (name: RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('checkbox', { name })))
const chooseSome = () =>
  act(async () => fireEvent.click(screen.getByRole('radio', { name: '几笔捐款' })))

test('to some gifts, picked from those of the project, of which only what is shown is read', async () => {
  await open({ 'gifts.list': pages, 'echoes.send': { echoId: 'e-1', gifts: 2 } })
  type('说一句', '被子到了。')
  await chooseSome()
  const send = () => screen.getByRole('button', { name: '送出' })
  expect(send().getAttribute('aria-disabled')).toBe('true')
  expect(
    screen.getByRole('checkbox', { name: '¥20.00，2026年12月6日，一位朋友，回过' }),
  ).toBeTruthy()
  await tap('再看一些')
  await pick(/阿明，冬天快点过去/)
  await pick(/¥20\.00/)
  await pick(/¥1\.00/)
  await pick(/¥20\.00/)
  expect(page()).toContain('已选 2 笔')
  await tap('送出')
  expect(sent('echoes.send')[0]?.[1]).toEqual({
    projectId: 'quilt001',
    text: '被子到了。',
    giftIds: ['gift-1', 'gift-3'],
  })
  expect(page()).toContain('2 笔捐款会看到')
})

test('those not written to are chosen at once; what is refused is said', async () => {
  await open({ 'gifts.list': gifts, 'echoes.send': refused('NO_SUCH_GIFT') })
  type('说一句', '被子到了。')
  await chooseSome()
  await tap('选上没回过的')
  await tap('送出')
  expect(sent('echoes.send')[0]?.[1]).toMatchObject({ giftIds: ['gift-1'] })
  expect(page()).not.toContain('已送出')
  await tap('都不选')
  expect(page()).toContain('还没选')
})

test('where nobody has given there is nothing to choose', async () => {
  await open({ 'gifts.list': { items: [] } })
  await chooseSome()
  expect(page()).toContain('还没有捐款')
})

const elsewhere = { ...works().charities[0], charityId: 'huxin' }
test.each([
  ['who works nowhere', { charities: [], operator: false }],
  ['who works elsewhere', { charities: [elsewhere], operator: false }],
])('somebody %s is given nothing to write in', async (_, mine) => {
  await open({ 'staff.mine': mine })
  expect(page()).toContain('这里只有机构的工作人员能进')
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(screen.queryByRole('button', { name: '送出' })).toBeNull()
})

test('an operator comes in at every charity', async () => {
  await open({ 'staff.mine': { charities: [], operator: true } })
  expect(screen.getByRole('textbox', { name: '说一句' })).toBeTruthy()
})
