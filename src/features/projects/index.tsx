import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { Via } from '../../platform'

export function ProjectScreen({ projectId }: { projectId: string; via: Via }): ReactNode {
  return <View>{projectId}</View>
}

export function ProjectsScreen({ cause }: { cause?: string; monthly?: boolean }): ReactNode {
  return <View>{cause}</View>
}
