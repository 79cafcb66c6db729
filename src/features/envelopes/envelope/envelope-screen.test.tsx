import { act, fireEvent, render, screen, within } from '@testing-library/react'
import type { Envelope } from '../../../../contracts/envelopes'
import { resetPhone, trips } from '../../../../tests/support/taro'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { unfinished } from '../../gifts/outside'
import { anEnvelope } from '../envelope.fake'
import { EnvelopeScreen } from './envelope-screen'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  record: () => undefined,
  knowsPerson: () => false,
}))

const ok = (value: unknown) => ({ ok: true, value })
const portion = { portionId: 'portion-1', amountFen: 1_000 }
const door = {
  videoId: 'lamp-clip',
  title: { zh: '天黑以后的路', en: 'The road after dark' },
} as const

/** A server with one envelope in it, as the test says that it stands at each look. */
async function open(
  first: Envelope,
  answers: Record<string, () => unknown> = {},
  before: () => void = () => undefined,
) {
  resetPhone()
  before()
  let standing = first
  mockCall.mockReset().mockImplementation(async (name: string) => {
    if (name === 'envelopes.show') return ok(standing)
    if (name === 'notices.mine') return ok({ items: [], unread: 0, templates: [] })
    if (name === 'shares.start') return ok({ shareId: 'share-1' })
    return answers[name]?.() ?? unanswered()
  })
  render(<EnvelopeScreen envelopeId="envelope-1" />)
  await act(async () => undefined)
  return (next: Envelope) => {
    standing = next
  }
}

const tap = async (name: string | RegExp) => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name })))
}
const called = (wanted: string) => mockCall.mock.calls.filter(([name]) => name === wanted)

test('one portion is opened and sent to another project, each once however often it is tapped', async () => {
  const now = await open(anEnvelope({ from: '阿明' }), {
    'envelopes.open': () => {
      now(anEnvelope({ from: '阿明', portion, opened: 5 }))
      return ok({ ...portion, projectIds: [], defaultProjectId: 'supper001' })
    },
    'envelopes.direct': () => {
      now(anEnvelope({ portion: { ...portion, directedTo: 'listen001' }, opened: 5 }))
      return ok({ ...portion, directedTo: 'listen001' })
    },
  })
  expect(screen.getByText('阿明捐了一份心意，请你选它去哪儿。')).toBeTruthy()
  const button = screen.getByRole('button', { name: '打开这盏灯' })
  await act(async () => {
    fireEvent.click(button)
    fireEvent.click(button)
  })
  expect(called('envelopes.open')).toHaveLength(1)
  expect(screen.getByRole('img', { name: '¥10.00' })).toBeTruthy()
  expect(screen.getByText('这不是现金')).toBeTruthy()
  expect(
    screen.getByRole('radio', { name: /年夜饭.*听送的人的/ }).getAttribute('aria-checked'),
  ).toBe('true')
  expect(screen.getByRole('radio', { name: /河边的椅子/ }).getAttribute('aria-disabled')).toBe(
    'true',
  )
  await act(async () => fireEvent.click(screen.getByRole('radio', { name: /听得见的家常话/ })))
  await tap('送到「听得见的家常话」')
  expect(called('envelopes.direct')).toEqual([
    ['envelopes.direct', { portionId: 'portion-1', projectId: 'listen001' }],
  ])
  expect(screen.getByText('送到了「听得见的家常话」。')).toBeTruthy()
  await tap('添一盏')
  expect(trips.join(' ')).toContain('pages/project/index?projectId=listen001&give=now')
})

test('a pot leads to its video first', async () => {
  await open(anEnvelope({ door: { ...door, today: 'unwatched' } }))
  expect(screen.getByText('看完「天黑以后的路」，就能打开一份。')).toBeTruthy()
  expect(screen.queryByRole('button', { name: '打开这盏灯' })).toBeNull()
  await tap('去看视频')
  expect(trips).toEqual(['/pages/video/index?videoId=lamp-clip'])
})

test('a pot opens for who has watched its video', async () => {
  const now = await open(anEnvelope({ door: { ...door, today: 'watched' } }), {
    'envelopes.open': () => {
      now(anEnvelope({ door: { ...door, today: 'opened' }, portion, opened: 5 }))
      return ok({ ...portion, projectIds: [], defaultProjectId: 'supper001' })
    },
  })
  await tap('打开这盏灯')
  expect(screen.getByRole('img', { name: '¥10.00' })).toBeTruthy()
})

test('who comes after midnight, when the video was watched the day before, reads what comes first', async () => {
  const now = await open(anEnvelope({ door: { ...door, today: 'watched' } }), {
    'envelopes.open': () => {
      now(anEnvelope({ door: { ...door, today: 'unwatched' } }))
      return refused('NOT_WATCHED')
    },
  })
  await tap('打开这盏灯')
  expect(screen.getByRole('button', { name: '去看视频' })).toBeTruthy()
})

test('one’s own pot says at which video it hangs', async () => {
  const own = { own: true, totalFen: 10_000, giftId: 'gift-1' }
  await open(anEnvelope({ ...own, door: { ...door, today: 'unwatched' } }))
  expect(screen.getByText('灯挂好了，谢谢你。')).toBeTruthy()
  expect(screen.getByText('挂在视频「天黑以后的路」的末尾，看完的人每天可以选一份。')).toBeTruthy()
  expect(screen.getByRole('list', { name: '看完的人送去的地方' })).toBeTruthy()
  await tap('去看视频')
  expect(trips.join(' ')).toContain('pages/video/index?videoId=lamp-clip')
})

test('over one’s own envelope lies no more than sending it; the other ways are in its page', async () => {
  const own = { own: true, totalFen: 10_000, giftId: 'gift-1' }
  await open(anEnvelope({ ...own, door: { ...door, today: 'unwatched' } }))
  const foot = document.querySelector('.envelope__foot') as HTMLElement
  const names = within(foot)
    .getAllByRole('button')
    .map(({ textContent }) => textContent)
  expect(names).toEqual(['发给朋友', expect.stringContaining('海报')])
  await tap('这笔捐款')
  expect(trips.join(' ')).toContain('pages/gift/index?giftId=gift-1')
})

test('a lost answer says so and can be tried again', async () => {
  await open(anEnvelope())
  await tap('打开这盏灯')
  expect(screen.getByText('没有回音。')).toBeTruthy()
  await tap('打开这盏灯')
  expect(called('envelopes.open')).toHaveLength(2)
})

test('who comes when the last portion is just gone reads that all are lit', async () => {
  const now = await open(anEnvelope(), {
    'envelopes.open': () => {
      now(anEnvelope({ opened: 10 }))
      return refused('ENVELOPE_ALL_OPENED')
    },
  })
  await tap('打开这盏灯')
  expect(screen.getByText('都点亮了。')).toBeTruthy()
  expect(screen.getByRole('button', { name: '添一盏' })).toBeTruthy()
})

test.each<[string, Partial<Envelope>, string]>([
  ['too late', { state: 'ended', ended: 'time' }, '来晚一步，余下的已送到「年夜饭，多双筷子」。'],
  [
    'opened and not sent in time',
    { state: 'ended', ended: 'time', portion },
    '时间到了，你这一份已送到「年夜饭，多双筷子」。',
  ],
  ['refunded', { state: 'ended', ended: 'refund' }, '这份心意已退回。'],
  [
    'today’s portion came out of another pot',
    { door: { ...door, today: 'opened' } },
    '今天的一份，你已经打开过了。',
  ],
  ['all of a pot is opened', { opened: 10, door: { ...door, today: 'unwatched' } }, '都点亮了。'],
  ['not paid', { state: 'unpaid' }, '这份爱心红包还没准备好。'],
])('%s: an honest page', async (_, given, sentence) => {
  await open(anEnvelope(given))
  expect(screen.getByText(sentence)).toBeTruthy()
  expect(screen.queryByRole('button', { name: '打开这盏灯' })).toBeNull()
})

test('today’s portion of another pot that still waits is led to', async () => {
  await open(anEnvelope({ door: { ...door, today: 'opened', waitsIn: 'envelope-2' } }))
  expect(screen.getByText('它还等着你说去哪儿。')).toBeTruthy()
  await tap('去选一选')
  expect(trips).toEqual(['/pages/envelope/index?envelopeId=envelope-2'])
})

test('an envelope that nobody knows leads home', async () => {
  resetPhone()
  mockCall.mockReset().mockResolvedValue(refused('NO_SUCH_ENVELOPE'))
  render(<EnvelopeScreen envelopeId="nothing" />)
  await act(async () => undefined)
  expect(screen.getByText('没有找到这份爱心红包。')).toBeTruthy()
})

test('one’s own shows where friends sent it, and never who', async () => {
  await open(anEnvelope({ own: true, totalFen: 10_000, giftId: 'gift-1', from: '阿明' }))
  expect(screen.getByText('灯挂好了，发给朋友吧。')).toBeTruthy()
  expect(screen.getByRole('img', { name: '¥100.00' })).toBeTruthy()
  expect(screen.getByText('点亮了 4 / 10 盏')).toBeTruthy()
  expect(screen.getByText('2 份')).toBeTruthy()
  expect(screen.getByText('没人选的部分，送到：年夜饭，多双筷子')).toBeTruthy()
  expect(screen.getByRole('button', { name: '发给朋友' })).toBeTruthy()
  await tap('这笔捐款')
  expect(trips.join(' ')).toContain('pages/gift/index?giftId=gift-1')
})

test('one’s own that was paid already is no gift that the phone has to look after', async () => {
  const left = { key: 'key-1', projectId: 'supper001', at: '2026-12-07T06:00:00Z' }
  const shown = anEnvelope({ own: true, totalFen: 10_000, giftId: 'gift-1' })
  await open(shown, {}, () => unfinished.keep({ ...left, giftId: 'gift-1' }))
  expect(unfinished.find('gift-1')).toBeUndefined()
  await open(shown, {}, () => unfinished.keep({ ...left, giftId: 'gift-2' }))
  expect(unfinished.find('gift-2')).toBeDefined()
})
