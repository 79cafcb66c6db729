import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { canGoBack, goBack, system, useReading } from '../../platform'
import { useCopy } from '../copy'
import { Icon } from '../icon/icon'
import { kitCopy } from '../kit-copy'
import { Pressable } from '../pressable'
import { Type } from '../type/type'
import './nav-bar.scss'

type Props = {
  title?: string | undefined
  /** `paper`: a bar that stays; `picture`: only a disc over a drawing; `brand`: the name, on the home page. */
  over?: 'paper' | 'picture' | 'brand' | undefined
  /** Instead of going back. */
  onBack?: (() => void) | undefined
}

/**
 * The top of a page: title and way back, clear of the status bar and of the host's capsule. A disc makes
 * room for what is read below it, and is back as soon as somebody scrolls up.
 */
export function NavBar({ title, over = 'paper', onBack = goBack }: Props): ReactNode {
  const { statusBar, bar, capsule } = system.windowTop()
  const height = `${statusBar + bar}px`
  const reading = useReading(bar)
  const away = reading === 'on' && over === 'picture'
  const withDisc = over === 'picture' && !away
  const inside = { height, paddingTop: `${statusBar}px`, paddingRight: `${capsule}px` }
  return (
    <>
      {over === 'paper' || reading === 'top' ? null : (
        // What is read runs neither through the host's clock nor through the disc.
        <View
          className={`nav-bar__clear${withDisc ? ' nav-bar__clear--disc' : ''}`}
          style={{ height: withDisc ? height : `${statusBar}px` }}
        />
      )}
      <View className={`nav-bar nav-bar--${over}${away ? ' nav-bar--away' : ''}`} style={inside}>
        {over === 'brand' ? <Brand /> : <Back onBack={onBack} />}
        {title ? (
          <Type size="section" className="nav-bar__title" oneLine>
            {title}
          </Type>
        ) : null}
      </View>
      {over === 'paper' ? <View style={{ height }} /> : null}
    </>
  )
}

function Brand(): ReactNode {
  const copy = useCopy(kitCopy)
  return (
    <View className="nav-bar__brand">
      <View className="nav-bar__name">{copy.name}</View>
      <View className="nav-bar__motto">{copy.motto}</View>
    </View>
  )
}

function Back({ onBack }: { onBack: () => void }): ReactNode {
  const copy = useCopy(kitCopy)
  const below = canGoBack()
  return (
    <Pressable
      className="nav-bar__back"
      onPress={onBack}
      spoken={{ label: below ? copy.back : copy.home }}
    >
      <View className="nav-bar__disc">
        <Icon name={below ? 'back' : 'home'} />
      </View>
    </Pressable>
  )
}
