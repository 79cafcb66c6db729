import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { answering, words, works } from '../desk.fake'
import { CharityScreen } from './charity-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/trouble'),
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
}))
jest.mock('../../../cloud/server-time', () => ({
  serverClock: { heard: () => undefined, now: () => new Date('2026-12-07T06:41:00Z') },
}))

const charity = {
  charityId: 'shandu',
  example: true,
  name: words('山渡助学公益基金会（示例）', 'Shandu'),
  about: words('先走访'),
  creditCode: '53440000MJK0180001',
  certificateNumber: '2024-001',
  certificateUntil: '2029-07-04',
  mchid: '1900000101',
  contact: { phone: '400', email: 'a@example.org', address: words('渡口路', 'Ferry Road') },
  lookupUrl: 'https://cszg.mca.gov.cn/',
}

async function open(answers: Record<string, unknown>, charityId?: string) {
  resetPhone()
  mockCall
    .mockReset()
    .mockImplementation(
      answering({ 'staff.mine': works('owner'), 'charities.show': charity, ...answers }),
    )
  render(<CharityScreen charityId={charityId} />)
  await act(async () => undefined)
}
const tap = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } })
const page = () => document.body.textContent ?? ''
const sent = (name: string) => mockCall.mock.calls.filter(([called]) => called === name)

test('an operator registers a charity, with English where it was written', async () => {
  await open({
    'staff.mine': works('owner', true),
    'charities.register': { charityId: 'shandu2', mchid: '1900000102' },
  })
  const fields = {
    名称: '山渡',
    一句介绍: '先走访',
    '统一社会信用代码（18 位）': '53440000mjk0180001',
    公开募捐资格证书编号: '2024-001',
    证书有效到哪天: '2029-07-04',
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
  expect(page()).toContain('已登记机构编号 shandu2，商户号 1900000102。接着邀请第一位负责人。')
})

test('who is no operator registers nothing', async () => {
  await open({ 'staff.mine': works('owner') })
  expect(page()).toContain('这里只有机构的工作人员能进')
})

test('what does not fit is said at its field, and nothing is sent', async () => {
  await open({}, 'shandu')
  type('邮箱', 'nobody')
  type('查证书的网址（https）', 'example.org')
  await tap('改好了，保存')
  expect(sent('charities.change')).toEqual([])
  expect(page()).toContain('写成 name@example.org 这样')
  expect(page()).toContain('要以 https:// 开头')
  type('邮箱', 'somebody@example.org')
  expect(page()).not.toContain('写成 name@example.org 这样')
})

test('an owner changes what is another, and reads what was changed', async () => {
  await open(
    { 'charities.change': { charityId: 'shandu', changed: ['about', 'contact'] } },
    'shandu',
  )
  expect(screen.getByRole('button', { name: '改好了，保存' }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  type('一句介绍', '先走访，再募捐')
  type('电话', '401')
  await tap('改好了，保存')
  expect(sent('charities.change')).toEqual([
    [
      'charities.change',
      {
        charityId: 'shandu',
        about: { zh: '先走访，再募捐' },
        contact: {
          phone: '401',
          email: 'a@example.org',
          address: { zh: '渡口路', en: 'Ferry Road' },
        },
      },
    ],
  ])
  expect(page()).toContain('已改好：一句介绍、联系方式。')
  type('电话', '402')
  expect(page()).not.toContain('已改好')
})

test('what is not saved is not left without a question', async () => {
  await open({ 'charities.change': { charityId: 'shandu', changed: ['about'] } }, 'shandu')
  type('一句介绍', '先走访，再募捐')
  await tap('回首页')
  expect(screen.getByRole('dialog').textContent).toContain('刚写的还没保存')
  await tap('留下来')
  expect(trips).toEqual([])
  await tap('改好了，保存')
  await tap('回首页')
  expect(screen.queryByRole('dialog')).toBeNull()
  expect(trips).toEqual(['/pages/home/index'])
})

test('the server’s word stands at its field until the field is another', async () => {
  await open({ 'charities.change': refused('NO_SUCH_MERCHANT') }, 'shandu')
  type('商户号（可以以后再填，没有就不能发布）', '1900000999')
  await tap('改好了，保存')
  expect(page()).toContain('这一项没有收下，请核对')
  type('商户号（可以以后再填，没有就不能发布）', '1900000998')
  expect(page()).not.toContain('这一项没有收下')
})

test('a certificate that is over is asked about first, because it closes giving at once', async () => {
  await open(
    { 'charities.change': { charityId: 'shandu', changed: ['certificateUntil'] } },
    'shandu',
  )
  type('证书有效到哪天', '2026-12-06')
  await tap('改好了，保存')
  expect(sent('charities.change')).toEqual([])
  const [, yes] = screen.getAllByRole('button', { name: '改好了，保存' })
  await act(async () => {
    fireEvent.click(yes as HTMLElement)
    fireEvent.click(yes as HTMLElement)
  })
  expect(sent('charities.change')).toEqual([
    ['charities.change', { charityId: 'shandu', certificateUntil: '2026-12-06' }],
  ])
  expect(page()).toContain('已改好：证书有效期。')
})

test('an operator may change any; who only works there reads', async () => {
  await open({ 'staff.mine': { charities: [], operator: true } }, 'shandu')
  expect(screen.getByRole('textbox', { name: '名称' })).toBeTruthy()
  document.body.innerHTML = ''
  await open({ 'staff.mine': works('editor') }, 'shandu')
  expect(screen.queryByRole('textbox')).toBeNull()
  expect(page()).toContain('2029年7月4日')
  expect(page()).toContain('要改，请负责人或平台运营来')
})

test('without a network it says so; elsewhere than at work it says that too', async () => {
  await open({ 'charities.show': unanswered() }, 'shandu')
  expect(page()).toContain('没有网络')
  document.body.innerHTML = ''
  await open({ 'charities.show': refused('FORBIDDEN') }, 'hedeng')
  expect(page()).toContain('这里只有机构的工作人员能进')
})
