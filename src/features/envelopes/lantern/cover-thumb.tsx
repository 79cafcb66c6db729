import { Image, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { decorative, useLook } from '../../../ui'
import { type EnvelopeCover, lanternsOf } from './covers'
import './cover-thumb.scss'

type Props = {
  cover: EnvelopeCover
  /** `tile`: among others to choose from; `row`: before the words of a row. */
  size: 'tile' | 'row'
}

/** A cover, small: the lantern without its long cord. The words beside it say what it is. */
export function CoverThumb({ cover, size }: Props): ReactNode {
  const { theme } = useLook()
  return (
    <View className={`cover-thumb cover-thumb--${size}`} {...decorative}>
      <View className={`cover-thumb__sheet cover-thumb__sheet--${cover}`}>
        {lanternsOf(cover, theme).map(({ art, place }) => (
          <Image
            key={place}
            className={`cover-thumb__body cover-thumb__body--${place}`}
            src={art}
            mode="scaleToFill"
            {...decorative}
          />
        ))}
      </View>
    </View>
  )
}
