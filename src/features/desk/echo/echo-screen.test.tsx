import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { refused } from '../../gifts/journey/giving.fake'
import { CharityScreen } from '../charity/charity-screen'
import { aDeskProject, answering, works } from '../desk.fake'
import { EchoScreen } from './echo-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
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

test('to some gifts, by their numbers; what is refused is said', async () => {
  await open({ 'echoes.send': refused('NO_SUCH_GIFT') })
  type('说一句', '被子到了。')
  fireEvent.click(screen.getByRole('radio', { name: '几笔捐款' }))
  type('捐款编号，一行一个', '阿明')
  expect(page()).toContain('有的编号认不出来')
  type('捐款编号，一行一个', 'gift-1, gift-2')
  await tap('送出')
  expect(sent('echoes.send')[0]?.[1]).toMatchObject({ giftIds: ['gift-1', 'gift-2'] })
  expect(page()).not.toContain('已送出')
  expect(screen.getByRole('status').textContent).toContain('没有')
})

test('an operator registers a charity, with English where it was written', async () => {
  answer({
    'staff.mine': works('owner', true),
    'charities.register': { charityId: 'shandu2' },
  })
  render(<CharityScreen />)
  await act(async () => undefined)
  const fields = {
    名称: '山渡',
    一句介绍: '先走访',
    '统一社会信用代码（18 位）': '53440000mjk0180001',
    公开募捐资格证书编号: '2024-001',
    证书有效到哪天: '2029/7/4',
    电话: '400',
    邮箱: 'a@example.org',
    地址: '渡口路',
    '查证书的网址（https）': 'https://cszg.mca.gov.cn/',
  }
  for (const [name, value] of Object.entries(fields)) type(name, value)
  await tap('登记')
  expect(sent('charities.register')[0]?.[1]).toEqual({
    name: { zh: '山渡' },
    about: { zh: '先走访' },
    creditCode: '53440000MJK0180001',
    certificateNumber: '2024-001',
    certificateUntil: '2029-07-04',
    contact: { phone: '400', email: 'a@example.org', address: { zh: '渡口路' } },
    lookupUrl: 'https://cszg.mca.gov.cn/',
  })
  expect(page()).toContain('已登记')
})

test('who is no operator registers nothing', async () => {
  answer({ 'staff.mine': works('owner') })
  render(<CharityScreen />)
  await act(async () => undefined)
  expect(page()).toContain('这里只有机构的工作人员能进')
})
