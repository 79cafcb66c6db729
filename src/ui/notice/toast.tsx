import { View } from '@tarojs/components'
import { type ReactNode, useEffect, useRef } from 'react'
import { a11y } from '../a11y'
import './toast.scss'

const SHOWN_MS = 3000

/** A sentence that passes: `复制好了`. For anything about money use Notice, which stays. */
export function Toast({
  text,
  onGone,
}: {
  text: string | undefined
  onGone: () => void
}): ReactNode {
  // A page that is drawn again and again, as a playing video's is, does not begin its time anew.
  const gone = useRef(onGone)
  gone.current = onGone
  useEffect(() => {
    if (text === undefined) return undefined
    const timer = setTimeout(() => gone.current(), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [text])
  if (text === undefined) return null
  return (
    <View className="toast" {...a11y({ role: 'status', live: 'polite' })}>
      <View className="toast__words">{text}</View>
    </View>
  )
}
