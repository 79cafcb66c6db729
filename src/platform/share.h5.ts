import { useDidHide, useDidShow } from '@tarojs/taro'
import { useEffect, useRef } from 'react'
import { askPhone, hearPhone } from './bridge.h5'
import type { ShareTo } from './bridge-words.h5'
import { phoneCard } from './phone-card.h5'
import type { RouteName } from './routes'
import type { Card } from './share'

/** The phone's menu asks the page on top for its card; a page that offers none says nothing. */
export function useSharing<Name extends RouteName>(
  card: () => Card<Name> | Promise<Card<Name>>,
): void {
  const shown = useRef(true)
  const latest = useRef(card)
  latest.current = card
  useDidShow(() => {
    shown.current = true
  })
  useDidHide(() => {
    shown.current = false
  })
  useEffect(
    () =>
      hearPhone('share', ({ to }) => {
        if (shown.current) void send(to, latest.current)
      }),
    [],
  )
}

async function send(to: ShareTo, card: () => Card | Promise<Card>): Promise<void> {
  try {
    await askPhone('share', phoneCard(to, await card()))
  } catch {
    // Nothing was sent. The phone has said so itself, and the page did not begin it.
  }
}
