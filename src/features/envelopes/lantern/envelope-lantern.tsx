import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, decorative, type LanternShape, lanternArt, useCopy, useLook } from '../../../ui'
import { lanternCopy } from './copy'
import { type EnvelopeCover, isCover } from './covers'
import './envelope-lantern.scss'

type Props = {
  /** As the server keeps it; one that this version does not know is drawn as the round one. */
  cover: string
  /** `waiting`: it hangs and can be opened; `opening`: it rises and its light spreads; `lit`: it stands so. */
  state: 'waiting' | 'opening' | 'lit'
  blessing?: string | undefined
}

/**
 * A lantern on its cord, with its wish under it. Opening lifts it a little while the light spreads; only
 * place, size and opacity move, and nothing does where motion is reduced.
 */
export function EnvelopeLantern({ cover, state, blessing }: Props): ReactNode {
  const copy = useCopy(lanternCopy)
  const { theme } = useLook()
  const known: EnvelopeCover = isCover(cover) ? cover : 'round'
  const words = [copy.covers[known], copy.states[state], blessing].filter(Boolean).join('，')
  return (
    <View
      className={`envelope-lantern envelope-lantern--${state} envelope-lantern--${known}`}
      {...a11y({ role: 'img', label: words })}
    >
      <Image
        className="envelope-lantern__halo"
        src={lanternArt('halo', theme)}
        mode="scaleToFill"
        {...decorative}
      />
      {shapesOf(known).map(({ shape, place }) => (
        <View key={place} className={`envelope-lantern__place envelope-lantern__place--${place}`}>
          <Image
            className="envelope-lantern__body"
            src={lanternArt(shape, theme)}
            mode="scaleToFill"
            {...decorative}
          />
        </View>
      ))}
    </View>
  )
}

type Hung = { shape: LanternShape; place: 'middle' | 'left' | 'right' }

function shapesOf(cover: EnvelopeCover): readonly Hung[] {
  const beside: readonly Hung[] = [
    { shape: 'lit-tall', place: 'left' },
    { shape: 'lit-drop', place: 'right' },
  ]
  switch (cover) {
    case 'round':
      return [{ shape: 'body', place: 'middle' }]
    case 'tall':
      return [{ shape: 'lit-tall', place: 'middle' }]
    case 'drop':
      return [{ shape: 'lit-drop', place: 'middle' }]
    case 'three':
      return [{ shape: 'body', place: 'middle' }, ...beside]
  }
}
