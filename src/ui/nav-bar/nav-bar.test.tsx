import { act, render } from '@testing-library/react'
import { scrollTo } from '../../../tests/support/taro'
import { NavBar } from './nav-bar'

const away = () => document.querySelector('.nav-bar--away') !== null
const scroll = (...places: number[]) =>
  act(() => {
    for (const place of places) scrollTo(place)
  })

test('a disc makes room while somebody reads on, and is back when they turn back', () => {
  render(<NavBar over="picture" />)
  scroll(30)
  expect(away()).toBe(false)
  scroll(60, 200)
  expect(away()).toBe(true)
  scroll(197)
  expect(away()).toBe(true)
  scroll(180)
  expect(away()).toBe(false)
  scroll(183)
  expect(away()).toBe(false)
  scroll(400)
  expect(away()).toBe(true)
  scroll(0)
  expect(away()).toBe(false)
})

test('many small steps are a way too, and a page pulled beyond its top is at its top', () => {
  render(<NavBar over="picture" />)
  scroll(...Array.from({ length: 40 }, (_, step) => 50 + step * 2))
  expect(away()).toBe(true)
  scroll(-30)
  expect(away()).toBe(false)
})

test('a bar of paper stays', () => {
  render(<NavBar title="消息" />)
  scroll(60, 400)
  expect(away()).toBe(false)
})

describe('what is read below the host’s clock', () => {
  const clear = () => document.querySelector('.nav-bar__clear')?.className

  test.each([
    ['picture', [undefined, 'nav-bar__clear', 'nav-bar__clear nav-bar__clear--disc', undefined]],
    ['brand', [undefined, 'nav-bar__clear', 'nav-bar__clear', undefined]],
    ['paper', [undefined, undefined, undefined, undefined]],
  ] as const)('does not run through it over %s', (over, classes) => {
    render(<NavBar over={over} />)
    const seen = [clear()]
    for (const place of [300, 200, 0]) {
      scroll(place)
      seen.push(clear())
    }
    expect(seen).toEqual(classes)
  })
})
