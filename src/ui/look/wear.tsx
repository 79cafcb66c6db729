import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { useLook } from './use-look'
import { type Worn, WornHere, wornStyle } from './worn'

type Props = { scene: Worn; className?: string; children: ReactNode }

/** A part of a page in the dress of another scene than the day's. */
export function Wear({ scene, className = '', children }: Props): ReactNode {
  const { theme } = useLook()
  return (
    <WornHere.Provider value={scene}>
      <View className={className} style={wornStyle(scene, theme)}>
        {children}
      </View>
    </WornHere.Provider>
  )
}
