import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { Pressable } from '../pressable'
import { Type } from '../type/type'
import './toggle.scss'

type Props = {
  label: string
  hint?: string | undefined
  on: boolean
  onChange: (on: boolean) => void
  disabled?: boolean | undefined
}

/** A switch with its words; the whole row can be tapped. */
export function Switch({ label, hint, on, onChange, disabled }: Props): ReactNode {
  return (
    <Pressable
      className="toggle"
      onPress={() => onChange(!on)}
      disabled={disabled}
      spoken={{ role: 'switch', label: hint ? `${label}，${hint}` : label, checked: on }}
    >
      <View className="toggle__words">
        <Type>{label}</Type>
        {hint ? (
          <Type size="fact" tone="ink-3">
            {hint}
          </Type>
        ) : null}
      </View>
      <View className={`toggle__rail${on ? ' toggle__rail--on' : ''}`}>
        <View className="toggle__knob" />
      </View>
    </Pressable>
  )
}
