import { Text } from '@tarojs/components'
import type { ReactNode } from 'react'
import { moneyParts } from '../../../contracts/money'
import { a11y } from '../a11y'
import type { Tone } from '../palette'
import './amount.scss'

type Props = {
  fen: number
  size?: 40 | 28 | 20 | 16 | undefined
  tone?: Tone | undefined
  /** Leaves `.00` out where the sum is round: presets and buttons. */
  short?: boolean | undefined
}

/** A sum of money: `¥` and decimals lighter and smaller than the yuan, figures of equal width. */
export function Amount({ fen, size = 28, tone = 'ink', short }: Props): ReactNode {
  const { sign, whole, decimals } = moneyParts(fen)
  const tail = short && decimals === '.00' ? '' : decimals
  return (
    <Text
      className={`amount amount--${size} type--in-${tone}`}
      {...a11y({ role: 'img', label: `${sign}${whole}${tail}` })}
    >
      <Text className="amount__sign">{sign}</Text>
      {whole}
      {tail ? <Text className="amount__decimals">{tail}</Text> : null}
    </Text>
  )
}
