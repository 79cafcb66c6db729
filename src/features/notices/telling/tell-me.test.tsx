import { act, cleanup, fireEvent, render, screen } from '@testing-library/react'
import type { NoticeKind } from '../../../../contracts/notices'
import { refused, unanswered } from '../../gifts/journey/giving.fake'
import { TellMe } from './tell-me'
import { useTelling } from './use-telling'

const mockCall = jest.fn()
let mockKeys = 0
jest.mock('../../../cloud', () => ({
  call: (...given: unknown[]) => mockCall(...given),
  newKey: () => `key-number-${++mockKeys}`,
}))

let mockAvailable = true
const mockAsk = jest.fn()
jest.mock('../../../platform/subscribe', () => ({
  subscribe: {
    get available() {
      return mockAvailable
    },
    ask: (templateIds: readonly string[]) => mockAsk(templateIds),
  },
}))

const BOTH = [
  { kind: 'gift_settled', templateId: 'own' },
  { kind: 'friend_gave', templateId: 'friends' },
]

let mockShow: () => void = () => undefined
jest.mock('../../../platform/page-show', () => ({
  usePageShow: (shown: () => void) => {
    const { useEffect } = jest.requireActual('react')
    useEffect(() => {
      mockShow = shown
      shown()
    }, [shown])
  },
}))

let about: NoticeKind = 'gift_settled'

let only: NoticeKind[] = []

function Page() {
  const telling = useTelling(...only)
  return telling ? <TellMe telling={telling} about={about} /> : null
}

/** The server answers the templates, and then each of `answers` to a consent. */
async function open({ templates = BOTH, available = true }, ...answers: object[]) {
  mockKeys = 0
  mockAvailable = available
  mockAsk.mockReset().mockResolvedValue(['own', 'friends'])
  mockCall.mockReset()
  mockCall.mockResolvedValueOnce({ ok: true, value: { items: [], unread: 0, templates } })
  for (const answer of answers) mockCall.mockResolvedValueOnce(answer)
  render(<Page />)
  await act(async () => undefined)
}

const allowed = { ok: true, value: { allowed: 2 } }
const row = () => screen.queryByRole('button')
const says = () => screen.queryByRole('status')?.textContent ?? ''
const tap = () => act(async () => fireEvent.click(row() as HTMLElement))

test('the platform is asked in the turn of the tap, and what was accepted is kept', async () => {
  await open({}, allowed)
  expect(says()).toContain('到账了告诉我')
  act(() => {
    fireEvent.click(row() as HTMLElement)
    expect(mockAsk).toHaveBeenCalledWith(['own', 'friends'])
  })
  expect(says()).toContain('正在问')
  expect(row()).toBeNull()
  await act(async () => undefined)
  expect(mockCall).toHaveBeenLastCalledWith('notices.allow', {
    key: 'key-number-1',
    accepted: ['own', 'friends'],
  })
  expect(says()).toContain('捐款到账，会告诉你一次。')
  expect(says()).toContain('有朋友从你的卡片捐了，会告诉你一次。')
  expect(row()).toBeNull()
})

/** What the server says that is left, when the page is shown again. */
const comeBack = (left: Record<string, number> | undefined) =>
  act(async () => {
    const templates = BOTH.map((each) => ({ ...each, credits: left?.[each.kind] ?? 0 }))
    mockCall.mockResolvedValueOnce(
      left ? { ok: true, value: { items: [], unread: 0, templates } } : unanswered(),
    )
    mockShow()
  })

test('once a message has come nothing is promised of it any more, and the next can be asked for', async () => {
  await open({}, allowed)
  await tap()
  await comeBack({ gift_settled: 1, friend_gave: 1 })
  expect(says()).toContain('捐款到账，会告诉你一次。')
  await comeBack(undefined)
  expect(says()).toContain('捐款到账，会告诉你一次。')
  await comeBack({ gift_settled: 0, friend_gave: 1 })
  expect(says()).not.toContain('捐款到账')
  expect(says()).toContain('有朋友从你的卡片捐了，会告诉你一次。')
  await comeBack({})
  expect(says()).not.toContain('会告诉你一次')
  expect(row()).toBeTruthy()
})

test('before anything was accepted a page that is shown again asks nothing', async () => {
  await open({})
  await act(async () => mockShow())
  expect(mockCall).toHaveBeenCalledTimes(1)
})

test('nothing is promised that was not accepted', async () => {
  await open({}, allowed)
  mockAsk.mockResolvedValue(['friends'])
  await tap()
  expect(says()).not.toContain('捐款到账')
  expect(says()).toContain('有朋友从你的卡片捐了，会告诉你一次。')
})

test('a no is quiet, tells the server nothing, and can become a yes', async () => {
  await open({}, allowed)
  mockAsk.mockResolvedValueOnce([])
  await tap()
  expect(says()).toContain('好，不打扰。')
  expect(mockCall).toHaveBeenCalledTimes(1)
  await tap()
  expect(says()).toContain('捐款到账，会告诉你一次。')
})

test('a consent that the server did not hear is sent again under its key, not asked again', async () => {
  await open({}, unanswered(), allowed)
  await tap()
  expect(says()).toContain('没有回音。')
  await tap()
  expect(mockAsk).toHaveBeenCalledTimes(1)
  const kept = mockCall.mock.calls.filter(([name]) => name === 'notices.allow')
  expect(kept.map(([, { key }]) => key)).toEqual(['key-number-1', 'key-number-1'])
  expect(says()).toContain('捐款到账，会告诉你一次。')
})

test('after the server’s no another tap asks afresh', async () => {
  await open({}, refused('NO_SUCH_TEMPLATE'), allowed)
  await tap()
  await tap()
  expect(mockAsk).toHaveBeenCalledTimes(2)
  expect(mockCall).toHaveBeenLastCalledWith('notices.allow', {
    key: 'key-number-2',
    accepted: ['own', 'friends'],
  })
})

test('where nobody can be asked there is nothing, and nothing is fetched for it', async () => {
  await open({ available: false })
  expect(says()).toBe('')
  expect(mockCall).not.toHaveBeenCalled()
})

test('what is offered is what can be sent, and of a gift that has arrived only the next', async () => {
  about = 'friend_gave'
  await open({})
  expect(says()).toContain('有朋友捐了告诉我')
  expect(says()).toContain('下一笔到账，告诉你一次。')
  cleanup()
  await open({ templates: BOTH.slice(0, 1) })
  expect(says()).not.toContain('朋友')
  expect(says()).toContain('到账了告诉我')
  about = 'gift_settled'
})

test('a page asks for the kinds that it names, and for no others', async () => {
  const kinds: NoticeKind[] = ['gift_settled', 'friend_gave', 'envelope_ended', 'report_published']
  only = ['gift_settled', 'friend_gave', 'report_published']
  await open(
    { templates: kinds.map((kind) => ({ kind, templateId: `template-${kind}` })) },
    allowed,
  )
  expect(says()).toContain('项目有了新进展，告诉你一次。')
  expect(says()).not.toContain('爱心红包')
  await tap()
  expect(mockAsk).toHaveBeenCalledWith(only.map((kind) => `template-${kind}`))
  only = []
})

test('without templates there is nothing', async () => {
  await open({ templates: [] })
  expect(says()).toBe('')
})
