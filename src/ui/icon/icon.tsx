import { Image } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../a11y'
import { useLook } from '../look/use-look'
import { useWorn, wornTone } from '../look/worn'
import { palette, type Tone } from '../palette'
import { type IconSize, iconUri } from './icon-uri'
import type { IconName } from './paths'
import './icon.scss'

type Props = {
  name: IconName
  tone?: Tone | undefined
  size?: IconSize | undefined
  /** Said by a screen reader; without it the icon is decoration. */
  label?: string | undefined
}

export function Icon({ name, tone = 'ink', size = 24, label }: Props): ReactNode {
  const { theme } = useLook()
  const worn = useWorn()
  const colour = wornTone(worn, theme, tone) ?? palette[theme][tone]
  const spoken = label ? a11y({ role: 'img', label }) : a11y({ hidden: true })
  return (
    <Image
      className={`icon icon--${size}`}
      src={iconUri(name, colour, size)}
      mode="aspectFit"
      {...spoken}
    />
  )
}
