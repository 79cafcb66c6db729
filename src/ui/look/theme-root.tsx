import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useLook } from './use-look'
import './theme-root.scss'

type Props = {
  children: ReactNode
  /** Room at the end of the page for what is fixed over it. */
  foot?: 'none' | 'tab-bar' | 'donate-bar' | undefined
}

/** The root of each screen: carries theme, text size and language down to everything in it. */
export function ThemeRoot({ children, foot = 'none' }: Props): ReactNode {
  const { themeChoice, theme, textSize, lang } = useLook()
  const themeClass = themeChoice === 'system' ? '' : ` look--${theme}`
  return (
    <View className={`look${themeClass} look--${textSize} look--${lang} look--foot-${foot}`}>
      {children}
    </View>
  )
}
