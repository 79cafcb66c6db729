import { act, fireEvent, render, screen } from '@testing-library/react'
import { resetPhone } from '../../../../tests/support/taro'
import { unanswered } from '../../gifts/journey/giving.fake'
import { FollowRow } from './follow-row'

const mockCall = jest.fn()
jest.mock('../../../cloud', () => ({
  ...jest.requireActual('../../../cloud/use-answer'),
  call: (...given: unknown[]) => mockCall(...given),
  newKey: () => 'key-1',
}))

const mockAsk = jest.fn()
jest.mock('../../../platform/subscribe', () => ({
  subscribe: { available: true, ask: (ids: readonly string[]) => mockAsk(ids) },
}))

const NEWS = { kind: 'report_published', templateId: 'news', credits: 0 }

/** `answers`: what becomes of each call, by its name. */
async function open(answers: Record<string, object>, accepted: string[] = ['news']) {
  resetPhone()
  mockAsk.mockReset().mockResolvedValue(accepted)
  mockCall.mockReset().mockImplementation(async (name: string) => answers[name])
  render(<FollowRow projectId="quilt001" />)
  await act(async () => undefined)
}

const value = (given: object) => ({ ok: true, value: given })
const known = (follows: boolean, templates: object[] = [NEWS]) => ({
  'projects.following': value({ follows, templates }),
  'projects.follow': value({ follows: true }),
  'projects.unfollow': value({ follows: false }),
  'notices.allow': value({ allowed: 1 }),
})
const row = () => screen.queryByRole('switch', { name: /^有进展告诉我/ })
const isOn = () => row()?.getAttribute('aria-checked') === 'true'
const tap = () => act(async () => fireEvent.click(row() as HTMLElement))
const called = () => mockCall.mock.calls.map(([name]) => name)

test('whoever follows is asked for one message, of news and nothing else', async () => {
  await open(known(false))
  await tap()
  expect(mockAsk.mock.calls).toEqual([[['news']]])
  expect(called()).toEqual(['projects.following', 'notices.allow', 'projects.follow'])
  expect(isOn()).toBe(true)
  expect(row()?.textContent).toContain('会发一条消息，也写在「消息」里')
})

test('a “no” to the message still follows: it stands in the inbox', async () => {
  await open(known(false), [])
  await tap()
  expect(called()).toEqual(['projects.following', 'projects.follow'])
  expect(isOn()).toBe(true)
  expect(row()?.textContent).toContain('有了进展，写在「消息」里。')
})

test('without templates nobody is asked', async () => {
  await open(known(false, []))
  await tap()
  expect(mockAsk).not.toHaveBeenCalled()
  expect(isOn()).toBe(true)
})

test('whoever follows leaves with one tap, and is not asked for anything', async () => {
  await open(known(true))
  expect(isOn()).toBe(true)
  await tap()
  expect(called()).toEqual(['projects.following', 'projects.unfollow'])
  expect(mockAsk).not.toHaveBeenCalled()
  expect(isOn()).toBe(false)
})

test('what was not kept says so, and stays as it was', async () => {
  await open({ ...known(false, []), 'projects.follow': unanswered() })
  await tap()
  expect(isOn()).toBe(false)
  expect(row()?.textContent).toContain('没有回音。')
})

test('without an answer there is no row', async () => {
  await open({ 'projects.following': unanswered() })
  expect(row()).toBeNull()
})
