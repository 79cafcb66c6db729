/**
 * When a page is shown: at first, on the way back to it, and when the program comes to the front, of which
 * the browser's router tells no page. The twin of `page-show.ts`.
 */
import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { lifecycle } from './lifecycle'

export function usePageShow(shown: () => void): void {
  const latest = useRef(shown)
  latest.current = shown
  const isOnTop = useRef(true)
  useDidShow(() => {
    isOnTop.current = true
    latest.current()
  })
  useDidHide(() => {
    isOnTop.current = false
  })
  useEffect(() => lifecycle.onShow(() => isOnTop.current && latest.current()), [])
}
