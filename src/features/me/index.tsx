import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export function MeScreen(): ReactNode {
  return <View>me</View>
}
