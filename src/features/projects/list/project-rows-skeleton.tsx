import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Bone, Card, Skeleton } from '../../../ui'
import './project-row.scss'

/** The shape of a list of projects. */
export function ProjectRowsSkeleton({ rows = 5 }: { rows?: number }): ReactNode {
  return (
    <Skeleton>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: bones have no name and never move.
        <Card key={row} inPage inside="none" className="project-row">
          <View className="project-row__cover">
            <Bone height="100%" radius="0" />
          </View>
          <View className="project-row__words">
            <Bone width="55%" height="16px" />
            <Bone width="70%" height="12px" above="10px" />
            <Bone width="40%" height="16px" above="14px" />
            <Bone height="8px" radius="4px" above="10px" />
          </View>
        </Card>
      ))}
    </Skeleton>
  )
}
