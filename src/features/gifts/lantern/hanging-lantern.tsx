import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { decorative, type LanternState, lanternArt, useLook } from '../../../ui'
import './hanging-lantern.scss'

type Props = {
  state: LanternState
  /** `row`: 26 px wide among words; `head`: 60 px beside a sum. */
  size: 'row' | 'head'
}

/** A small lantern on a short cord, with its glow when it is lit. The words beside it say what it means. */
export function HangingLantern({ state, size }: Props): ReactNode {
  const { theme } = useLook()
  const lit = state === 'lit'
  return (
    <View className={`hanging hanging--${size}`} {...decorative}>
      {lit ? <View className="hanging__glow" /> : null}
      <View className="hanging__frame">
        <Image
          className="hanging__body"
          src={lanternArt(lit ? 'body' : state, theme)}
          mode="scaleToFill"
          {...decorative}
        />
      </View>
    </View>
  )
}
