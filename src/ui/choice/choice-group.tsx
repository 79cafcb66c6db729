import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { a11y } from '../a11y'
import { Pressable } from '../pressable'
import { stepWithArrows } from './arrows'
import './choice-group.scss'

export type Choice<Value extends string | number> = {
  value: Value
  /** Said by a screen reader, and shown when there is no `content`. */
  label: string
  content?: ReactNode | undefined
  disabled?: boolean | undefined
}

type Props<Value extends string | number> = {
  /** What is being chosen: `金额`. */
  label: string
  choices: readonly Choice<Value>[]
  value: Value | undefined
  onChange: (value: Value) => void
  /** `chips`: boxes in columns; `segments`: two or three words on one rail; `row`: chips in a line; `cards`: one below the other. */
  kind?: 'chips' | 'segments' | 'row' | 'cards' | undefined
}

/** A radio group: one name, one state for each choice, arrow keys in a browser. */
export function ChoiceGroup<Value extends string | number>(props: Props<Value>): ReactNode {
  const { label, choices, value, onChange, kind = 'chips' } = props
  const open = choices.filter((choice) => !choice.disabled).map((choice) => choice.value)
  const reached = value !== undefined && open.includes(value) ? value : open[0]
  return (
    <View
      className={`choices choices--${kind}`}
      {...a11y({ role: 'radiogroup', label })}
      {...stepWithArrows(open, reached, onChange)}
    >
      {choices.map((choice) => (
        <Pressable
          key={choice.value}
          className={`choice${choice.value === value ? ' choice--on' : ''}`}
          disabled={choice.disabled}
          onPress={() => onChange(choice.value)}
          tabIndex={choice.value === reached ? 0 : -1}
          spoken={{ role: 'radio', label: choice.label, checked: choice.value === value }}
        >
          {choice.content ?? choice.label}
        </Pressable>
      ))}
    </View>
  )
}
