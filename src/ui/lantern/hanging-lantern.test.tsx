import { act, render } from '@testing-library/react'
import { type Worn, wear } from '../look/worn'
import { HangingLantern } from './hanging-lantern'

const colours = { accent: '#3e6b3c', accentInk: '#ffffff', glow: '#e6efc9', pattern: 'none' }
const day = { light: colours, dark: colours, quiet: false, grey: false, still: false }
const qingming: Worn = { ...day, quiet: true, still: true }
const mourning: Worn = { ...qingming, grey: true }

afterEach(() => act(() => wear(undefined)))

/** What hangs on a day that wears this. */
function hangs(state: 'lit' | 'next' | 'wait', worn: Worn | undefined) {
  act(() => wear(worn))
  const { container, unmount } = render(<HangingLantern state={state} size="row" />)
  const glows = container.querySelector('.hanging__glow') !== null
  const art = container.querySelector('.hanging__body')?.getAttribute('src') ?? ''
  unmount()
  return { glows, art }
}

test('a lit lantern glows, also in a festival', () => {
  for (const worn of [undefined, day]) {
    expect(hangs('lit', worn)).toEqual({ glows: true, art: '/assets/lantern/body-light.svg' })
  }
})

test('on a day of mourning it hangs there without a glow; the page makes its picture grey', () => {
  expect(hangs('lit', mourning)).toEqual({ glows: false, art: '/assets/lantern/body-light.svg' })
})

test('at Qingming it is of willow, and so is the outline of the next one', () => {
  const body = '/assets/lantern/body-willow-light.svg'
  expect(hangs('lit', qingming)).toEqual({ glows: false, art: body })
  expect(hangs('next', qingming).art).toBe('/assets/lantern/next-willow-light.svg')
  expect(hangs('wait', qingming).art).toBe(hangs('wait', undefined).art)
})
