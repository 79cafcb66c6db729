import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y, decorative } from '../a11y'
import { Card } from '../card/card'
import { useCopy } from '../copy'
import { kitCopy } from '../kit-copy'
import './skeleton.scss'

/** The shape of what comes: bones inside, one sentence for a screen reader. */
export function Skeleton({ children }: { children: ReactNode }): ReactNode {
  const copy = useCopy(kitCopy)
  return (
    <View className="skeleton" {...a11y({ role: 'status', label: copy.loading, busy: true })}>
      {children}
    </View>
  )
}

/** A card of rows to come. */
export function RowBones({ rows, height = '40px' }: { rows: number; height?: string }): ReactNode {
  return (
    <Card inPage>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have nothing but their place.
        <Bone key={row} height={height} above="16px" />
      ))}
    </Card>
  )
}

type BoneProps = {
  /** CSS lengths, such as `60%` and `20px`. */
  width?: string | undefined
  height?: string | undefined
  radius?: string | undefined
  above?: string | undefined
}

export function Bone({ width = '100%', height = '14px', radius = '6px', above = '0' }: BoneProps) {
  const style = { width, height, borderRadius: radius, marginTop: above }
  return <View className="bone" style={style} {...decorative} />
}
