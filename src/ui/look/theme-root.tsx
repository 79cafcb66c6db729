import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { usePageTitle } from '../../platform'
import { useLook } from './use-look'
import './theme-root.scss'

type Props = {
  /** The page's name in the language that was chosen; for the host, which shows it outside the page. */
  title: string
  children: ReactNode
  /** Room at the end of the page for what is fixed over it. */
  foot?: 'none' | 'tab-bar' | 'donate-bar' | undefined
}

/** The root of each screen: names the page, and carries theme, text size and language down to everything in it. */
export function ThemeRoot({ title, children, foot = 'none' }: Props): ReactNode {
  usePageTitle(title)
  const { theme, textSize, lang } = useLook()
  return (
    <View className={`look look--${theme} look--${textSize} look--${lang} look--foot-${foot}`}>
      {children}
    </View>
  )
}
