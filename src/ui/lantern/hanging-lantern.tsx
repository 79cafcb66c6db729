import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { decorative } from '../a11y'
import { type LanternState, quietLanternArt } from '../art'
import { useLook } from '../look/use-look'
import { quietDress, useWorn } from '../look/worn'
import './hanging-lantern.scss'

type Props = {
  state: LanternState
  /** `row`: 26 px wide among words; `month`: 36 px among the months of a year; `head`: 60 px beside a sum. */
  size: 'row' | 'month' | 'head'
}

/**
 * A small lantern on a short cord, with its glow when it is lit. On quiet days it hangs there without a
 * glow, and without red. The words beside it say what it means.
 */
export function HangingLantern({ state, size }: Props): ReactNode {
  const { theme } = useLook()
  const dress = quietDress(useWorn())
  const lit = state === 'lit'
  return (
    <View className={`hanging hanging--${size}`} {...decorative}>
      {lit && !dress ? <View className="hanging__glow" /> : null}
      <View className="hanging__frame">
        <Image
          className="hanging__body"
          src={quietLanternArt(lit ? 'body' : state, theme, dress)}
          mode="aspectFit"
          {...decorative}
        />
      </View>
    </View>
  )
}
