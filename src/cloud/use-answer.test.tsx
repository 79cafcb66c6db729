import { act, render } from '@testing-library/react'
import type { Answer } from './trouble'
import { useAnswer } from './use-answer'

const sentence = { zh: '网络好像断了。', en: '' }
const offline: Answer<string> = { ok: false, trouble: { kind: 'offline', sentence } }

function Screen({ ask }: { ask: () => Promise<Answer<string>> }) {
  const { value, trouble, waiting } = useAnswer('about', ask)
  return <>{waiting ? '等' : (value ?? trouble?.sentence.zh)}</>
}

const page = () => document.body.textContent
const passes = (ms: number) => act(() => jest.advanceTimersByTimeAsync(ms))

beforeEach(() => jest.useFakeTimers())
afterEach(() => jest.useRealTimers())

test('a network that comes back without a word is found by itself, and its sentence stays until then', async () => {
  const ask = jest.fn(
    async () => ({ ...offline, trouble: { ...offline.trouble } }) as Answer<string>,
  )
  const { unmount } = render(<Screen ask={ask} />)
  await passes(0)
  expect(page()).toBe('网络好像断了。')
  await passes(4_000)
  expect([page(), ask.mock.calls.length]).toEqual(['网络好像断了。', 2])
  await passes(7_900)
  expect(ask).toHaveBeenCalledTimes(2)
  ask.mockResolvedValue({ ok: true, value: '十二月' })
  await passes(200)
  expect(page()).toBe('十二月')
  await passes(600_000)
  expect(ask).toHaveBeenCalledTimes(3)
  unmount()
})

test('a page that is left asks no more', async () => {
  const ask = jest.fn(async () => offline)
  const { unmount } = render(<Screen ask={ask} />)
  await passes(0)
  unmount()
  await passes(600_000)
  expect(ask).toHaveBeenCalledTimes(1)
})
