import { fireEvent, render, screen } from '@testing-library/react'
import { LanternFields } from './lantern-fields'
import { emptyWrap } from './wrap-form'

afterEach(() => jest.useRealTimers())

test('the lanterns of the festival come first, then the plain ones, each with its name', () => {
  jest.useFakeTimers({ now: new Date('2026-09-25T04:00:00Z') })
  const onChange = jest.fn()
  render(<LanternFields wrap={emptyWrap('', 'moon')} onChange={onChange} />)
  const group = screen.getByRole('radiogroup', { name: '灯笼' })
  const names = [...group.querySelectorAll('[role=radio]')].map((radio) =>
    radio.getAttribute('aria-label'),
  )
  expect(names).toEqual([
    '圆月灯',
    '画着桂花的灯笼',
    '画着月下玉兔的灯笼',
    '圆灯笼',
    '长灯笼',
    '桃形灯笼',
    '三盏灯笼',
  ])
  const moon = screen.getByRole('radio', { name: '圆月灯' })
  expect(moon.getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByRole('radio', { name: '画着桂花的灯笼' }))
  expect(onChange).toHaveBeenCalledWith({ cover: 'osmanthus' })
})
