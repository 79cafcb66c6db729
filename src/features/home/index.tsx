import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export function HomeScreen(): ReactNode {
  return <View>home</View>
}
