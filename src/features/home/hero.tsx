import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Scene } from '../../../contracts/scenes/schema'
import { system } from '../../platform'
import {
  Bone,
  dayWordsOf,
  decorative,
  type Hero as HeroArt,
  heroArt,
  Type,
  useCopy,
  useLook,
  useWords,
  weekdayWords,
} from '../../ui'
import { Greeting, isFestival, isMourning, linesOf } from '../scenes'
import { homeCopy } from './copy'
import { partOfDay } from './today'
import './hero.scss'

type Props = {
  scene: Scene
  /** The day (ISO, by the server's clock), which a scene's greeting needs and nothing else. */
  today: string
  /** The server's time; until it is known there is the shape of a greeting. */
  instant: string | undefined
  /** The time did not come: a greeting for any hour. */
  timeless: boolean
}

/** More would lie on what is drawn: the drawing makes room. */
const LINES_BESIDE_ART = 2

/** The greeting over a drawing. */
export function Hero({ scene, today, instant, timeless }: Props): ReactNode {
  const { theme } = useLook()
  const words = useWords()
  const { statusBar, bar } = system.windowTop()
  const long = greets(scene) && linesOf(words(scene.greeting)).length > LINES_BESIDE_ART
  return (
    <View className="hero" style={{ paddingTop: `${statusBar + bar}px` }}>
      <View className="hero__pattern" {...decorative} />
      <View className="hero__frame">
        <Image
          className="hero__art"
          src={heroArt(artOf(scene), theme)}
          mode="aspectFill"
          {...decorative}
        />
      </View>
      <View className={`hero__words${long ? ' hero__words--long' : ''}`}>
        {greets(scene) ? (
          <SceneWords scene={scene} today={today} />
        ) : instant ? (
          <Words instant={instant} />
        ) : timeless ? (
          <Welcome />
        ) : (
          <Bones />
        )}
      </View>
    </View>
  )
}

/** The drawings of the scenes that have one of their own. */
const arts: Readonly<Record<string, HeroArt>> = {
  spring: 'spring',
  'lantern-festival': 'spring',
  qingming: 'qingming',
  'mid-autumn': 'moon',
  mourning: 'quiet',
}

function artOf({ key }: Scene): HeroArt {
  return arts[key] ?? 'ordinary'
}

/** An emergency can last for weeks: it has the card below, and the hour keeps its greeting. */
function greets(scene: Scene): boolean {
  return isFestival(scene) || isMourning(scene)
}

function SceneWords({ scene, today }: Pick<Props, 'scene' | 'today'>): ReactNode {
  const copy = useCopy(homeCopy)
  const words = useWords()
  const { lang } = useLook()
  return (
    <>
      <Type tone="ink-2" figures>
        {`${copy.date(dayWordsOf(today, lang), weekdayWords(today, lang))} · ${words(scene.name)}`}
      </Type>
      <Type size="headline" above={8} className="hero__greeting">
        <Greeting of={scene} />
      </Type>
    </>
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
