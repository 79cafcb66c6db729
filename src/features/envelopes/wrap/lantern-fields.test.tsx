import { fireEvent, render, screen } from '@testing-library/react'
import { day } from '../../../../contracts/beijing'
import { sceneOn } from '../../../../contracts/scenes/which-scene'
import { LanternFields } from './lantern-fields'
import { emptyWrap } from './wrap-form'

test('the lanterns of the festival come first, then the plain ones, each with its name', () => {
  const onChange = jest.fn()
  render(
    <LanternFields
      wrap={emptyWrap('', 'moon')}
      scene={sceneOn(day('2026-09-25'))}
      onChange={onChange}
    />,
  )
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
  const wishes = screen.getByRole('radiogroup', { name: '愿望' }).textContent ?? ''
  expect(wishes.indexOf('月亮圆了，想起你了。')).toBe(0)
  expect(wishes).toContain('一起做件好事')
})
