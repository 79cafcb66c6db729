export { GivingSheet } from './sheet/giving-sheet'

import { View } from '@tarojs/components'
import type { ReactNode } from 'react'

export function ResultScreen({ giftId }: { giftId: string }): ReactNode {
  return <View>{giftId}</View>
}

export function GiftScreen({ giftId }: { giftId: string }): ReactNode {
  return <View>{giftId}</View>
}

export function GiftsScreen(): ReactNode {
  return <View>gifts</View>
}
