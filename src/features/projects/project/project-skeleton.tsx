import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Bone, Card, Skeleton } from '../../../ui'
import './donate-bar.scss'
import './project-screen.scss'
import './record-line.scss'
import './title-card.scss'

/** The shape of a project's page while it is on its way. */
export function ProjectSkeleton(): ReactNode {
  return (
    <Skeleton>
      <View className="project__cover" />
      <Card className="project-title">
        <Bone width="96px" height="22px" radius="8px" />
        <Bone width="60%" height="30px" above="14px" />
        <Bone width="82%" above="12px" />
        <Bone width="50%" height="30px" above="24px" />
        <Bone height="8px" radius="4px" above="14px" />
        <Bone width="40%" height="12px" above="12px" />
      </Card>
      <Card inPage>
        <Bone width="70%" height="18px" />
        <Bone width="45%" height="12px" above="10px" />
      </Card>
      <Card inPage>
        <Bone height="14px" radius="7px" />
        <Bone width="90%" above="16px" />
        <Bone width="75%" above="10px" />
      </Card>
      <View className="donate-bar">
        <View className="record-line">
          <Bone width="220px" />
        </View>
        <Bone height="52px" radius="26px" />
      </View>
    </Skeleton>
  )
}
