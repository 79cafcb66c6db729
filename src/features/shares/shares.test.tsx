import { act, render } from '@testing-library/react'
import Taro, { resetPhone } from '../../../tests/support/taro'
import { useOpenedCard, useOwnCard } from '.'

const mockCall = jest.fn()
jest.mock('../../cloud', () => ({ call: (...given: unknown[]) => mockCall(...given) }))

const fault = { ok: false, trouble: { kind: 'fault', sentence: { zh: '', en: '' } } }

let own: ReturnType<typeof useOwnCard>
function Sharer({ path }: { path: string | undefined }) {
  own = useOwnCard(path)
  return null
}
function Opened() {
  useOpenedCard()
  return null
}
const inMoments = () =>
  jest.spyOn(Taro, 'getEnterOptionsSync').mockReturnValue({ scene: 1154 } as never)

const called = (wanted: string) =>
  mockCall.mock.calls.filter(([name]) => name === wanted).map(([, input]) => input)

beforeEach(() => {
  resetPhone()
  mockCall.mockReset().mockResolvedValue({ ok: true, value: { shareId: 'card-of-ming' } })
})
afterEach(() => jest.restoreAllMocks())

async function shareIdOf(path: string | undefined) {
  const { unmount } = render(<Sharer path={path} />)
  const first = own().shareId ?? 'none'
  await act(async () => undefined)
  const then = own().shareId ?? 'none'
  unmount()
  return [first, then]
}

describe('one’s own card', () => {
  test('is asked for ahead of the tap, once a page', async () => {
    expect(await shareIdOf('page-1')).toEqual(['none', 'card-of-ming'])
    expect(await shareIdOf('page-1')).toEqual(['card-of-ming', 'card-of-ming'])
    expect(called('shares.start')).toEqual([{ path: 'page-1' }])
  })

  test('of another page is another card', async () => {
    const { rerender } = render(<Sharer path="page-2" />)
    await act(async () => undefined)
    mockCall.mockReturnValue(new Promise(() => undefined))
    rerender(<Sharer path="page-3" />)
    expect(own()).toEqual({})
  })

  test('is said to be sent when it is handed over, and not before', async () => {
    await shareIdOf('page-6')
    render(<Sharer path="page-6" />)
    mockCall.mockClear()
    expect(called('shares.sent')).toEqual([])
    expect(own()).toEqual({ shareId: 'card-of-ming' })
    expect(called('shares.sent')).toEqual([{ shareId: 'card-of-ming' }])
  })

  test('that could not be had is asked for again at the next showing', async () => {
    mockCall.mockResolvedValueOnce(fault)
    expect(await shareIdOf('page-4')).toEqual(['none', 'none'])
    expect(await shareIdOf('page-4')).toEqual(['none', 'card-of-ming'])
  })

  test('is not asked for before the page is known, nor in Moments', async () => {
    expect(await shareIdOf(undefined)).toEqual(['none', 'none'])
    inMoments()
    expect(await shareIdOf('page-5')).toEqual(['none', 'none'])
    expect(mockCall).not.toHaveBeenCalled()
  })
})

describe('a friend’s card', () => {
  const open = async () => {
    const shown = render(<Opened />)
    await act(async () => undefined)
    return shown
  }

  test('that opens a page is told once, as the person who opened it', async () => {
    resetPhone({ shareId: 'card-of-lan' })
    const { rerender } = await open()
    rerender(<Opened />)
    expect(mockCall.mock.calls).toEqual([
      ['shares.open', { shareId: 'card-of-lan', scene: 1001 }, { asPerson: true }],
    ])
  })

  test('that nobody knows troubles nobody', async () => {
    resetPhone({ shareId: 'card-of-nobody' })
    mockCall.mockResolvedValue(fault)
    await open()
    expect(mockCall).toHaveBeenCalledTimes(1)
  })

  test.each([[{}], [{ shareId: 'no id!' }]])('that is none (%j) is not told', async (query) => {
    resetPhone(query)
    await open()
    expect(mockCall).not.toHaveBeenCalled()
  })

  test('in Moments, where nobody is anybody, is not told', async () => {
    resetPhone({ shareId: 'card-of-lan' })
    inMoments()
    await open()
    expect(mockCall).not.toHaveBeenCalled()
  })
})
