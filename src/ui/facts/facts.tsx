import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import './facts.scss'

export type Fact = { label: string; value: ReactNode }

/** Labels and values in two columns; in large text one stands over the other. */
export function Facts({ facts }: { facts: readonly Fact[] }): ReactNode {
  return (
    <View className="facts">
      {facts.map((fact) => (
        <View key={fact.label} className="facts__row">
          <View className="facts__label">{fact.label}</View>
          <View className="facts__value">{fact.value}</View>
        </View>
      ))}
    </View>
  )
}
