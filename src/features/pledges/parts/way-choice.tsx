import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { DEBIT_FEN_MAX } from '../../../../contracts/pledge-plan'
import type { Way } from '../../../../contracts/pledges'
import { ChoiceGroup, Notice, Type, useCopy } from '../../../ui'
import { partsCopy } from './copy'
import './way-choice.scss'

type Props = {
  way: Way
  /** Whether the charity can debit at all; where it cannot, there is nothing to choose. */
  offered: boolean
  amountFen: number | undefined
  onChange: (way: Way) => void
}

export function WayChoice({ way, offered, amountFen, onChange }: Props): ReactNode {
  const copy = useCopy(partsCopy)
  const choices = (['reminder', 'contract'] as const).map((value) => ({
    value,
    label: `${copy[value]}，${copy[`${value}Text`]}`,
    content: (
      <View className="way-choice__words">
        <Type strong>{copy[value]}</Type>
        <Type size="fact" tone="ink-2" above={4}>
          {copy[`${value}Text`]}
        </Type>
      </View>
    ),
  }))
  return (
    <View className="way-choice">
      <Type strong>{copy.way}</Type>
      <View className="way-choice__ways">
        {offered ? (
          <ChoiceGroup
            label={copy.way}
            kind="cards"
            choices={choices}
            value={way}
            onChange={onChange}
          />
        ) : (
          <Type tone="ink-2">{copy.reminderText}</Type>
        )}
      </View>
      {isOverLimit(way, amountFen) ? (
        <View className="way-choice__limit">
          <Notice tone="gold" icon="info" live>
            {copy.overLimit}
          </Notice>
        </View>
      ) : null}
    </View>
  )
}

export function isOverLimit(way: Way, amountFen: number | undefined): boolean {
  return way === 'contract' && amountFen !== undefined && amountFen > DEBIT_FEN_MAX
}
