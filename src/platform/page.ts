/** What a page hears about itself, for screens (it is shown again, scrolled to its end), and its name. */
import { useDidHide, useDidShow, usePageScroll } from '@tarojs/taro'
import { useCallback, useEffect, useRef, useState } from 'react'
import { lifecycle } from './lifecycle'
import { usePageShow } from './page-show'
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

/** Whether somebody reads on down the page: from `beyond` px on, until they turn back. */
export function useReadingOn(beyond: number): boolean {
  const [readingOn, setReadingOn] = useState(false)
  const turnedAt = useRef(0)
  usePageScroll(({ scrollTop }) => {
    if (scrollTop <= beyond) {
      turnedAt.current = Math.max(0, scrollTop)
      return setReadingOn(false)
    }
    const moved = scrollTop - turnedAt.current
    if (Math.abs(moved) < SCROLL_PX_LEAST) return
    turnedAt.current = scrollTop
    setReadingOn(moved > 0)
  })
  return readingOn
}

/** The page's name for the host: a browser's tab and history, WeChat's list of what was open, a screen reader. */
export function usePageTitle(title: string): void {
  const shown = useRef(true)
  const say = (): void => showTitle(title)
  useDidShow(() => {
    shown.current = true
    say()
  })
  useDidHide(() => {
    shown.current = false
  })
  // The host names the page on top, so one that lies below waits until it is shown again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is said again when it changes.
  useEffect(() => {
    if (shown.current) say()
  }, [title])
}
