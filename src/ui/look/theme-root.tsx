import { View } from '@tarojs/components'
import type { CSSProperties, ReactNode } from 'react'
import { useHostAround } from '../../platform'
import { ThemeHere, useLook } from './use-look'
import { useWorn, type Worn, WornHere, wornStyle } from './worn'
import './theme-root.scss'

type Props = {
  /** The page's name in the language that was chosen; for the host, which shows it outside the page. */
  title: string
  children: ReactNode
  /** Room at the end of the page for what is fixed over it. */
  foot?: 'none' | 'tab-bar' | 'donate-bar' | undefined
  /** Takes the width of a wide screen, where other pages are a phone's column. */
  wide?: boolean | undefined
  /** What the page wears instead of the day's scene. */
  scene?: Worn | undefined
  /** The page is night in both themes; its ground, which takes the place of the paper. */
  night?: CSSProperties | undefined
  /** What lies at the top of the page is dark in both themes. */
  darkTop?: boolean | undefined
}

/** The root of each screen: names the page, and carries theme, scene, text size and language down to everything in it. */
export function ThemeRoot({ title, children, foot = 'none', wide, ...dress }: Props): ReactNode {
  const { scene, night, darkTop = false } = dress
  const look = useLook()
  const theme = night ? 'dark' : look.theme
  useHostAround(title, darkTop || theme === 'dark' ? 'light' : 'dark', wide)
  const everywhere = useWorn()
  // A day of mourning is worn by every page.
  const worn = everywhere?.grey ? everywhere : (scene ?? everywhere)
  const names = [
    'look',
    `look--${theme}`,
    `look--${look.textSize}`,
    `look--${look.lang}`,
    `look--foot-${foot}`,
    wide && 'look--wide',
    worn?.grey && 'look--grey',
    worn?.still && 'look--still',
  ]
  return (
    <ThemeHere.Provider value={night ? 'dark' : undefined}>
      <WornHere.Provider value={worn}>
        <View
          className={names.filter(Boolean).join(' ')}
          style={{ ...wornStyle(worn, theme), ...night }}
        >
          {children}
        </View>
      </WornHere.Provider>
    </ThemeHere.Provider>
  )
}
