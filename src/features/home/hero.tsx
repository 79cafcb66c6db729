import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { system } from '../../platform'
import {
  Bone,
  dayWordsOf,
  decorative,
  heroArt,
  Type,
  useCopy,
  useLook,
  weekdayWords,
} from '../../ui'
import { homeCopy } from './copy'
import { partOfDay } from './today'
import './hero.scss'

type Props = {
  /** The server's time; until it is known there is the shape of a greeting. */
  instant: string | undefined
  /** The time did not come: a greeting for any hour. */
  timeless: boolean
}

/** The greeting over a drawing. */
export function Hero({ instant, timeless }: Props): ReactNode {
  const { theme } = useLook()
  const { statusBar, bar } = system.windowTop()
  return (
    <View className="hero" style={{ paddingTop: `${statusBar + bar}px` }}>
      <View className="hero__pattern" {...decorative} />
      <View className="hero__frame">
        <Image
          className="hero__art"
          src={heroArt('ordinary', theme)}
          mode="aspectFill"
          {...decorative}
        />
      </View>
      <View className="hero__words">
        {instant ? <Words instant={instant} /> : timeless ? <Welcome /> : <Bones />}
      </View>
    </View>
  )
}

function Words({ instant }: { instant: string }): ReactNode {
  const copy = useCopy(homeCopy)
  const { lang } = useLook()
  const { first, second } = copy.greetings[partOfDay(instant)]
  return (
    <>
      <Type tone="ink-2" figures>
        {copy.date(dayWordsOf(instant, lang), weekdayWords(instant, lang))}
      </Type>
      <Type size="headline" above={8}>
        <View>{first}</View>
        <View>{second}</View>
      </Type>
    </>
  )
}

function Welcome(): ReactNode {
  const { first, second } = useCopy(homeCopy).welcome
  return (
    <Type size="headline" above={24}>
      <View>{first}</View>
      <View>{second}</View>
    </Type>
  )
}

function Bones(): ReactNode {
  return (
    <>
      <Bone width="120px" />
      <Bone width="150px" height="28px" above="16px" />
      <Bone width="200px" height="28px" above="10px" />
    </>
  )
}
