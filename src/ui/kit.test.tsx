import { act, fireEvent, render, screen } from '@testing-library/react'
import { Amount } from './amount/amount'
import { Button } from './button/button'
import { type Asked, LoadFrame } from './load/load-frame'
import { ThemeRoot } from './look/theme-root'
import { chooseLook } from './look/use-look'
import { Notice } from './notice/notice'
import { Progress } from './progress/progress'
import { Sheet } from './sheet/sheet'
import { Switch } from './toggle/toggle'

test('a sum is heard as one, although its parts are set apart', () => {
  render(<Amount fen={123_450} />)
  expect(screen.getByRole('img', { name: '¥1,234.50' }).textContent).toBe('¥1,234.50')
})

test('a round preset is short, and one that is not round keeps its decimals', () => {
  const { container } = render(
    <>
      <Amount fen={2000} short />/<Amount fen={660} short />
    </>,
  )
  expect(container.textContent).toBe('¥20/¥6.60')
})

test.each([
  [0.774, '77'],
  [1.8, '100'],
  [0, '0'],
])('progress of %d says %s of 100', (part, value) => {
  render(<Progress part={part} label="已筹" />)
  const bar = screen.getByRole('progressbar', { name: '已筹' })
  expect(bar.getAttribute('aria-valuenow')).toBe(value)
})

test('a button that is busy takes no second tap and says so', () => {
  const pressed = jest.fn()
  render(
    <Button busy onPress={pressed}>
      捐 ¥20
    </Button>,
  )
  const button = screen.getByRole('button', { name: '捐 ¥20' })
  fireEvent.click(button)
  fireEvent.keyDown(button, { key: 'Enter' })
  expect(pressed).not.toHaveBeenCalled()
  expect(button.getAttribute('aria-busy')).toBe('true')
})

test('danger always comes with a drawing, never by colour alone', () => {
  const { container } = render(<Notice tone="danger">报告晚了</Notice>)
  expect(container.querySelector('img')?.getAttribute('src')).toContain('data:image/svg+xml')
})

test('the name stays hidden until its switch is turned', () => {
  const turned = jest.fn()
  render(<Switch label="显示我的名字" on={false} onChange={turned} />)
  const toggle = screen.getByRole('switch', { name: '显示我的名字' })
  expect(toggle.getAttribute('aria-checked')).toBe('false')
  fireEvent.click(toggle)
  expect(turned).toHaveBeenCalledWith(true)
})

test('a sheet says its title and closes by its cross and by the scrim', () => {
  const closed = jest.fn()
  const { container } = render(
    <Sheet open onClose={closed} title="捐给「一床厚被子」">
      内容
    </Sheet>,
  )
  const dialog = screen.getByRole('dialog', { name: '捐给「一床厚被子」' })
  expect(dialog.getAttribute('aria-modal')).toBe('true')
  fireEvent.click(screen.getByRole('button', { name: '关闭' }))
  fireEvent.click(container.querySelector('.overlay__scrim') ?? dialog)
  expect(closed).toHaveBeenCalledTimes(2)
})

test('a chosen theme and text size reach the root of the screen at once', () => {
  const { container } = render(<ThemeRoot title="灯愿">灯愿</ThemeRoot>)
  const root = () => container.firstElementChild?.className ?? ''
  expect(root()).not.toContain('look--dark')
  act(() => chooseLook({ theme: 'dark', textSize: 'large' }))
  expect(root()).toContain('look--dark')
  expect(root()).toContain('look--large')
  act(() => chooseLook({ theme: 'system', textSize: 'normal' }))
})

test('the screen knows its language, so that English is set in a Latin face', () => {
  const { container } = render(<ThemeRoot title="灯愿">灯愿</ThemeRoot>)
  expect(container.querySelector('.look--zh')).toBeTruthy()
  act(() => chooseLook({ lang: 'en' }))
  expect(container.querySelector('.look--en')).toBeTruthy()
  act(() => chooseLook({ lang: 'zh' }))
})

describe('what is loading', () => {
  const again = jest.fn()
  const frame = (asked: Partial<Asked<string>>) =>
    render(
      <LoadFrame
        asked={{ value: undefined, trouble: undefined, again, ...asked }}
        skeleton="骨架"
        refused="没有了"
      >
        {(value) => value}
      </LoadFrame>,
    ).container

  const trouble = (kind: 'offline' | 'slow' | 'busy' | 'refused') => ({
    trouble: { kind, sentence: { zh: '没有扣款。', en: 'Nothing was charged.' } },
  })

  test('is a shape first, and the thing itself as soon as it is there', () => {
    expect(frame({}).textContent).toBe('骨架')
    expect(frame({ value: '一床厚被子' }).textContent).toBe('一床厚被子')
  })

  test.each(['offline', 'slow', 'busy'] as const)(
    'says what happened to the money when it is %s, and tries again',
    (kind) => {
      expect(frame(trouble(kind)).textContent).toContain('没有扣款。')
      fireEvent.click(screen.getByRole('button', { name: '再试一次' }))
      expect(again).toHaveBeenCalled()
    },
  )

  test('offers no other try where the answer was no', () => {
    expect(frame(trouble('refused')).textContent).toBe('没有了')
  })

  test('keeps what is shown when a newer answer does not come', () => {
    expect(frame({ value: '一床厚被子', ...trouble('offline') }).textContent).toBe('一床厚被子')
  })
})
