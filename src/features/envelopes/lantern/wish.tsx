import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { decorative, Type, useCopy, useLook } from '../../../ui'
import { lanternCopy } from './copy'
import type { EnvelopeCover } from './covers'
import { columnsOf, wishPlaceOf } from './written-wish'
import './wish.scss'

/** By how much the lantern is drawn larger than its file (envelope-lantern.scss). */
const SCALE = 448 / 272
const TOP = -78

type Props = { cover: EnvelopeCover; wish: string }

/** The wish on the lantern's paper, on a slip under it, or in a line below where it does not fit. */
export function Wish({ cover, wish }: Props): ReactNode {
  const copy = useCopy(lanternCopy)
  const { textSize } = useLook()
  const columns = columnsOf(wish)
  const place = wishPlaceOf(cover)
  // On a lantern it cannot grow with the text.
  if (!columns || !place || textSize === 'large') {
    return (
      <Type size="lead" tone="ink-2" center className={`wish__line wish__line--on-${cover}`}>
        {copy.quoted(wish)}
      </Type>
    )
  }
  const slip = place.on === 'slip'
  const small = slip || columns.some((column) => column.length > 4)
  return (
    <View
      className={`wish wish--${place.on} wish--on-${cover}${small ? ' wish--small' : ''}`}
      style={slip ? { marginTop: `${Math.round(TOP + place.below * SCALE)}px` } : {}}
      {...decorative}
    >
      <View className="wish__paper">
        {columns.map((column) => (
          <View key={column} className="wish__column">
            {column}
          </View>
        ))}
      </View>
    </View>
  )
}
