import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { ChoiceGroup } from './choice-group'

const amounts = [
  { value: 1000, label: '10 元' },
  { value: 2000, label: '20 元' },
  { value: 5000, label: '50 元', disabled: true },
  { value: 9900, label: '99 元' },
]

function Amounts() {
  const [value, setValue] = useState<number>()
  return <ChoiceGroup label="金额" choices={amounts} value={value} onChange={setValue} />
}

const state = (name: string) => screen.getByRole('radio', { name }).getAttribute('aria-checked')

test('a screen reader hears what is chosen: a group with a name, radios with names and states', () => {
  render(<Amounts />)
  expect(screen.getByRole('radiogroup', { name: '金额' })).toBeTruthy()
  fireEvent.click(screen.getByRole('radio', { name: '20 元' }))
  expect(['10 元', '20 元', '99 元'].map(state)).toEqual(['false', 'true', 'false'])
})

test('a choice that is closed cannot be taken', () => {
  render(<Amounts />)
  fireEvent.click(screen.getByRole('radio', { name: '50 元' }))
  expect(state('50 元')).toBe('false')
})

test('the keyboard reaches the group once, and arrows go round it past what is closed', () => {
  render(<Amounts />)
  const reached = () =>
    screen.getAllByRole('radio').filter((radio) => radio.getAttribute('tabindex') === '0')
  expect(reached().map((radio) => radio.textContent)).toEqual(['10 元'])

  const group = screen.getByRole('radiogroup')
  fireEvent.keyDown(group, { key: 'ArrowRight' })
  expect(state('20 元')).toBe('true')
  fireEvent.keyDown(group, { key: 'ArrowRight' })
  expect(state('99 元')).toBe('true')
  expect(document.activeElement?.textContent).toBe('99 元')
  fireEvent.keyDown(group, { key: 'ArrowDown' })
  expect(state('10 元')).toBe('true')
  expect(reached()).toHaveLength(1)
})

test('Space and Enter choose, as a tap does', () => {
  render(<Amounts />)
  fireEvent.keyDown(screen.getByRole('radio', { name: '20 元' }), { key: ' ' })
  expect(state('20 元')).toBe('true')
})
