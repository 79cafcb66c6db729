import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import {
  a11y,
  decorative,
  heroArt,
  lanternArt,
  quietDress,
  quietLanternArt,
  useCopy,
  useLook,
  useWorn,
} from '../../../ui'
import { resultCopy } from './copy'
import './lantern-scene.scss'

/**
 * A lantern over the hills: an outline while nothing is known, and once the gift is settled it begins
 * to glow, the halo growing in 900 ms. The drawing of the light is a picture, so the light itself is
 * only opacity and size, which every phone animates smoothly.
 */
export function LanternScene({ state }: { state: 'lit' | 'waiting' }): ReactNode {
  const copy = useCopy(resultCopy)
  const { theme } = useLook()
  const dress = quietDress(useWorn())
  const lit = state === 'lit'
  const label = lit ? copy.lanternLit : copy.lanternWaiting
  return (
    <View className="lantern-scene" {...a11y({ role: 'img', label })}>
      <Image
        className="lantern-scene__hills"
        src={heroArt('result', theme)}
        mode="aspectFill"
        {...decorative}
      />
      {lit ? (
        <View className="lantern-scene__light">
          <Layer name="wash" src={lanternArt('halo', theme)} />
          <Layer name="halo" src={lanternArt('halo', theme)} />
          <Layer name="body" src={quietLanternArt('body', theme, dress)} />
        </View>
      ) : (
        <Layer name="outline" src={quietLanternArt('next', theme, dress)} />
      )}
    </View>
  )
}

function Layer({ name, src }: { name: string; src: string }): ReactNode {
  return (
    <Image
      className={`lantern-scene__layer lantern-scene__${name}`}
      src={src}
      mode="scaleToFill"
      {...decorative}
    />
  )
}
