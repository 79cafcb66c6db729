import type { ReactNode } from 'react'
import { Bone, Card, RowBones, Skeleton } from '../../../ui'

/** A title, a text and some lines to come. */
export function ReportSkeleton(): ReactNode {
  return (
    <Skeleton>
      <Card inPage>
        <Bone width="60%" height="24px" />
        <Bone height="96px" above="16px" />
      </Card>
      <RowBones rows={3} height="44px" />
    </Skeleton>
  )
}
