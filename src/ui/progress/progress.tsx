import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../a11y'
import './progress.scss'

type Props = {
  /** 0 to 1; more than the goal fills the bar and no more. */
  part: number
  /** What progresses, and how far it is in words: `已筹到 77%`. */
  label: string
}

export function Progress({ part, label }: Props): ReactNode {
  const percent = Math.round(Math.min(1, Math.max(0, part)) * 100)
  return (
    <View className="progress" {...a11y({ role: 'progressbar', label, value: percent })}>
      <View className="progress__done" style={{ width: `${percent}%` }} />
    </View>
  )
}

type Share = { key: string; per100: number }

/** A whole in its parts, in the order and colours of a legend below it. The label reads all of it out. */
export function StackedBar({
  shares,
  label,
}: {
  shares: readonly Share[]
  label: string
}): ReactNode {
  return (
    <View className="stacked" {...a11y({ role: 'img', label })}>
      {shares.map((share, at) => (
        <View
          key={share.key}
          className={`stacked__share chart-${at + 1}`}
          style={{ flexGrow: share.per100 }}
        />
      ))}
    </View>
  )
}

/** The small square that joins a word to its share. `place` counts from 1, as the shares do. */
export function Swatch({ place }: { place: number }): ReactNode {
  return <View className={`swatch chart-${place}`} {...a11y({ hidden: true })} />
}
