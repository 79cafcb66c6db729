import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Scene } from '../../../contracts/scenes/schema'
import type { Standing } from '../../../contracts/scenes/which-scene'
import { launch, system } from '../../platform'
import { a11y, dayWords, decorative, Type, useCopy, useLook, useWords } from '../../ui'
import { Greeting, isFestival } from '../scenes'
import { festivalCopy } from './copy'
import { countedTo, daysLeft, leftUntil } from './countdown'
import './festival-head.scss'
import { useServerTime } from './use-server-time'

type Props = { scene: Scene; standing: Standing; shown: boolean; night: boolean }

/** The scene's name and days, its greeting, and how long until it begins or ends. */
export function FestivalHead({ scene, standing, shown, night }: Props): ReactNode {
  const copy = useCopy(festivalCopy)
  const words = useWords()
  const { lang } = useLook()
  const counts = scene.countdown !== undefined && standing.state !== 'over'
  const now = useServerTime(shown, counts)
  const until = countedTo(scene, standing, now)
  const { statusBar, bar } = system.windowTop()
  const top = launch().readOnly ? 16 : statusBar + bar + 8
  const span = copy.span(dayWords(standing.from, lang), dayWords(standing.to, lang))
  const name = words(scene.name)
  return (
    <View className="festival-head" style={{ paddingTop: `${top}px` }}>
      <View
        className={`festival-head__sky${night ? ' festival-head__sky--night' : ''}`}
        {...decorative}
      />
      <View className="festival-head__pattern" {...decorative} />
      <Type tone="ink-2" figures>
        {isFestival(scene) ? `${name} · ${span}` : name}
      </Type>
      {until && scene.countdown ? (
        <>
          <Type size="headline" above={4}>
            {copy.until(words(scene.countdown))}
          </Type>
          <Countdown until={until} now={now} />
          <Type tone="ink-2" above={4}>
            {words(scene.greeting)}
          </Type>
        </>
      ) : (
        <>
          <Type size="headline" above={4}>
            <Greeting of={scene} />
          </Type>
          <Type tone="ink-2" above={8} figures>
            <WhenWords scene={scene} standing={standing} now={now} />
          </Type>
        </>
      )}
    </View>
  )
}

/** When it begins, ends, or has ended; by days, because giving is not to be hurried. */
function WhenWords({
  scene,
  standing,
  now,
}: Omit<Props, 'shown' | 'night'> & { now: Date }): ReactNode {
  const copy = useCopy(festivalCopy)
  const words = useWords()
  const { lang } = useLook()
  const { state, from, to } = standing
  const reason = words(scene.reason)
  if (!isFestival(scene)) return state === 'on' ? reason : copy.off
  if (state === 'coming') {
    return scene.motion ? copy.coming(dayWords(from, lang)) : copy.comingQuiet(dayWords(from, lang))
  }
  if (state === 'over') return copy.over(dayWords(to, lang))
  if (from === to || !scene.motion) return reason
  const days = daysLeft(to, now)
  return days > 0 ? copy.on(dayWords(to, lang), days) : copy.last
}

function Countdown({ until, now }: { until: Date; now: Date }): ReactNode {
  const copy = useCopy(festivalCopy)
  const { days, hours, minutes, seconds } = leftUntil(until, now)
  const parts = [
    [String(days), copy.days],
    [two(hours), copy.hours],
    [two(minutes), copy.minutes],
    [two(seconds), copy.seconds],
  ] as const
  // Said in whole minutes: a reader would never come to an end with seconds.
  const label = `${days}${copy.days}${hours}${copy.hours}${minutes}${copy.minutes}`
  return (
    <View className="festival-head__count" {...a11y({ role: 'img', label })}>
      {parts.map(([figure, unit]) => (
        <View key={unit} className="festival-head__part">
          <View className="festival-head__figure">{figure}</View>
          {unit}
        </View>
      ))}
    </View>
  )
}

const two = (value: number): string => String(value).padStart(2, '0')
