import { act, render } from '@testing-library/react'
import { Toast } from './toast'

test('a sentence passes after its time, however often its page is drawn meanwhile', () => {
  jest.useFakeTimers()
  const gone = jest.fn()
  const { rerender, unmount } = render(<Toast text="复制好了" onGone={() => gone('at first')} />)
  for (let ms = 0; ms < 3_000; ms += 250) {
    rerender(<Toast text="复制好了" onGone={() => gone('at last')} />)
    expect(gone).not.toHaveBeenCalled()
    act(() => jest.advanceTimersByTime(250))
  }
  expect(gone.mock.calls).toEqual([['at last']])
  unmount()
  jest.useRealTimers()
})
