import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Bone, Skeleton } from '../../ui'

/** Two strings without their lanterns yet, and two sums. */
export function FestivalSkeleton({ quiet }: { quiet: boolean }): ReactNode {
  return (
    <Skeleton>
      <View className="festival-bones">
        <View className={`festival-bones__wall${quiet ? ' festival-bones__wall--none' : ''}`}>
          <Bone height="2px" above="40px" />
          <Bone height="2px" above="190px" />
        </View>
        <Bone width="60px" height="12px" />
        <Bone width="160px" height="28px" above="8px" />
        <Bone width="110px" height="12px" above="8px" />
      </View>
    </Skeleton>
  )
}
