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

/** `per100`: its part, in any measure. `place`: its colour, from 1; without one, its own place. */
type Share = { key: string; per100: number; place?: number; faint?: boolean }

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
          className={`stacked__share ${colourOf(share.place ?? at + 1, share.faint)}`}
          style={{ flexGrow: share.per100 }}
        />
      ))}
    </View>
  )
}

/** The small square that joins a word to its share. `place` counts from 1, as the shares do. */
export function Swatch({ place, faint }: { place: number; faint?: boolean }): ReactNode {
  return <View className={`swatch ${colourOf(place, faint)}`} {...a11y({ hidden: true })} />
}

/** Faint is what is not yet so. */
function colourOf(place: number, faint = false): string {
  return `chart-${place}${faint ? ' chart--faint' : ''}`
}
