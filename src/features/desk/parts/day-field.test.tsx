import { fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { DayField } from './day-field'

let kept: string[] = []
function Kept({ first }: { first: string }) {
  const [day, setDay] = useState(first)
  const keep = (given: string) => {
    kept.push(given)
    setDay(given)
  }
  return <DayField label="开始" value={day} onChange={keep} />
}
const field = () => screen.getByLabelText<HTMLInputElement>('开始')
const type = (value: string) => fireEvent.change(field(), { target: { value } })

beforeEach(() => {
  kept = []
})

test('a day is kept, and a year that is still being typed waits', () => {
  render(<Kept first="" />)
  for (const typed of ['0002-12-07', '0202-12-07', '2026-12-07']) type(typed)
  expect(kept).toEqual(['2026-12-07'])
  expect(field().value).toBe('2026-12-07')
})

test('a day can be taken out again', () => {
  render(<Kept first="2026-12-07" />)
  fireEvent.click(screen.getByRole('button', { name: '移除开始' }))
  expect(kept).toEqual([''])
  expect(screen.queryByRole('button')).toBeNull()
})
