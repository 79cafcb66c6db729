/** What a page hears about itself, for screens (it is shown again, scrolled to its end), and its name. */
import { useDidHide, useDidShow, usePageScroll } from '@tarojs/taro'
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { lifecycle } from './lifecycle'
import { usePageShow } from './page-show'
import { spread } from './spread'
import { colourStatusText, type StatusText } from './status-text'
import { showTitle } from './title'

export { useDidHide as usePageHide, useReachBottom as usePageEnd } from '@tarojs/taro'
export { usePageShow }

/** When somebody comes back to the page, where things may have changed; not at its first showing. */
export function usePageShownAgain(again: () => void): void {
  const latest = useRef(again)
  latest.current = again
  const shownBefore = useRef(false)
  usePageShow(
    useCallback(() => {
      if (shownBefore.current) latest.current()
      shownBefore.current = true
    }, []),
  )
}

/** Whether somebody can see the page: it is on top, and the app is not put away. */
export function usePageShown(): boolean {
  const [on, setOn] = useState({ page: true, app: true })
  useDidShow(useCallback(() => setOn((was) => ({ ...was, page: true })), []))
  useDidHide(() => setOn((was) => ({ ...was, page: false })))
  useEffect(() => {
    const unhear = [
      lifecycle.onHide(() => setOn((was) => ({ ...was, app: false }))),
      lifecycle.onShow(() => setOn((was) => ({ ...was, app: true }))),
    ]
    return () => {
      for (const stop of unhear) stop()
    }
  }, [])
  return on.page && on.app
}

/** A finger that rests is never quite still. */
const SCROLL_PX_LEAST = 6

/** `top`: the first `beyond` px of a page; below them `on` while somebody reads on, `back` once they turn back. */
export type Reading = 'top' | 'on' | 'back'

export function useReading(beyond: number): Reading {
  const [reading, setReading] = useState<Reading>('top')
  const turnedAt = useRef(0)
  usePageScroll(({ scrollTop }) => {
    if (scrollTop <= beyond) {
      turnedAt.current = Math.max(0, scrollTop)
      return setReading('top')
    }
    const moved = scrollTop - turnedAt.current
    if (Math.abs(moved) < SCROLL_PX_LEAST) return
    turnedAt.current = scrollTop
    setReading(moved > 0 ? 'on' : 'back')
  })
  return reading
}

/** What the host knows of the page on top: its name (a browser's tab and history, WeChat's list of what was open, a screen reader), the colour of its status bar, and whether it takes a wide screen's width. */
export function useHostAround(title: string, statusText: StatusText, wide = false): void {
  useOnTop(() => showTitle(title), title)
  useOnTop(() => colourStatusText(statusText), statusText)
  useSpread(wide)
}

/** Before anything in the page measures itself; and again when it is shown again. */
function useSpread(wide: boolean): void {
  useLayoutEffect(() => spread(wide), [wide])
  useDidShow(useCallback(() => spread(wide), [wide]))
}

/** Said while the page is on top, again when it is shown again, and when what is said changes. */
function useOnTop(say: () => void, said: string): void {
  const shown = useRef(true)
  useDidShow(() => {
    shown.current = true
    say()
  })
  useDidHide(() => {
    shown.current = false
  })
  // The host knows the page on top, so one that lies below waits until it is shown again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is said again when it changes.
  useEffect(() => {
    if (shown.current) say()
  }, [said])
}
