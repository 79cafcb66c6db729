import { Image } from '@tarojs/components'
import type { ReactNode } from 'react'
import { coverArt, decorative, useLook } from '../../ui'
import './cover.scss'

/** A project's drawing. `square` shows its middle, where the subject is; the title beside it says it all. */
export function Cover({ cover, square }: { cover: string; square?: boolean }): ReactNode {
  const { theme } = useLook()
  return (
    <Image
      className={`cover${square ? ' cover--square' : ''}`}
      src={coverArt(cover, theme)}
      mode="aspectFill"
      {...decorative}
    />
  )
}
