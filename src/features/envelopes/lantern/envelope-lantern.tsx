import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, decorative, lanternArt, useCopy, useLook } from '../../../ui'
import { lanternCopy } from './copy'
import { beside, isOneLantern, knownCover, lanternsOf } from './covers'
import { Wish } from './wish'
import './envelope-lantern.scss'

type Props = {
  /** As the server keeps it; one that this version does not know is drawn as the round one. */
  cover: string
  /** `waiting`: it hangs and can be opened; `opening`: it rises and its light spreads; `lit`: it stands so. */
  state: 'waiting' | 'opening' | 'lit'
  /** Written on it, or on paper under it. */
  blessing?: string | undefined
}

/**
 * A lantern on its cord between two smaller ones, with its wish. Opening lifts it a little while the
 * light spreads; only place, size and opacity move, and nothing does where motion is reduced.
 */
export function EnvelopeLantern({ cover, state, blessing }: Props): ReactNode {
  const copy = useCopy(lanternCopy)
  const { theme } = useLook()
  const known = knownCover(cover)
  const hung = lanternsOf(known, theme)
  const alone = isOneLantern(known)
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
      {[...(alone ? beside(theme) : []), ...hung].map(({ art, place }) => (
        <View
          key={place}
          className={`envelope-lantern__place envelope-lantern__place--${place}${alone ? ' envelope-lantern__place--far' : ''}`}
        >
          <Image className="envelope-lantern__body" src={art} mode="scaleToFill" {...decorative} />
        </View>
      ))}
      {blessing ? <Wish cover={known} wish={blessing} /> : null}
    </View>
  )
}
