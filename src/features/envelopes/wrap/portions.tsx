import { View } from '@tarojs/components'
import { type ReactNode, useState } from 'react'
import { PORTIONS_MAX } from '../../../../contracts/limits'
import { formatFenShort } from '../../../../contracts/money'
import { ChoiceGroup, Field, Notice, Pressable, Type, useCopy } from '../../../ui'
import { wrapCopy } from './copy'
import { equalPortion, portionsIn, portionsMost, type WrapForm } from './wrap-form'

type Props = {
  totalFen: number | undefined
  wrap: WrapForm
  onChange: (change: Partial<WrapForm>) => void
}

/** Into how many portions, and whether all are the same; each at least ¥1. */
export function Portions({ totalFen, wrap, onChange }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  const { portions, split } = wrap
  const most = totalFen === undefined ? PORTIONS_MAX : portionsMost(totalFen)
  return (
    <>
      <View className="wrap__row">
        <Type tone="ink-2">{copy.portions}</Type>
        <Stepper portions={portions} most={most ?? 1} onChange={onChange} />
      </View>
      <View className="wrap__row">
        <Type tone="ink-2">{copy.split}</Type>
        <View className="wrap__grow">
          <ChoiceGroup
            kind="segments"
            label={copy.split}
            value={split}
            onChange={(chosen) => onChange({ split: chosen })}
            choices={[
              { value: 'equal', label: useEqualWords(totalFen, portions) },
              { value: 'random', label: copy.random },
            ]}
          />
        </View>
      </View>
      {most === undefined ? (
        <Notice tone="danger" live>
          {copy.atLeast}
        </Notice>
      ) : portions === undefined ? (
        <Notice tone="danger" live>
          {copy.portionsWrong(most)}
        </Notice>
      ) : most < PORTIONS_MAX && portions === most ? (
        <Type size="fact" tone="ink-3" above={8} figures>
          {copy.atMost(most)}
        </Type>
      ) : null}
    </>
  )
}

type StepperProps = { portions: number | undefined; most: number; onChange: Props['onChange'] }

/** Buttons for a few, and the number itself for many: a tap on it makes it a field. */
function Stepper({ portions, most, onChange }: StepperProps): ReactNode {
  const copy = useCopy(wrapCopy)
  const [typed, setTyped] = useState<string>()
  const from = portions ?? 1
  const set = (count: number): void => {
    setTyped(undefined)
    onChange({ portions: Math.max(1, Math.min(most, count)) })
  }
  return (
    <View className="wrap__stepper">
      <Pressable
        className="wrap__step"
        disabled={from <= 1}
        onPress={() => set(from - 1)}
        spoken={{ label: copy.fewer }}
      >
        −
      </Pressable>
      <View className="wrap__count">
        <Field
          label={copy.portionsField}
          kind="sum"
          maxLength={3}
          value={typed ?? String(from)}
          onChange={(text) => {
            setTyped(text)
            onChange({ portions: portionsIn(text, most) })
          }}
        />
      </View>
      <Pressable
        className="wrap__step"
        disabled={from >= most}
        onPress={() => set(from + 1)}
        spoken={{ label: copy.morePortions }}
      >
        +
      </Pressable>
    </View>
  )
}

function useEqualWords(totalFen: number | undefined, portions: number | undefined): string {
  const copy = useCopy(wrapCopy)
  if (totalFen === undefined || portions === undefined || totalFen < portions) return copy.equal
  const { fen, exact } = equalPortion(totalFen, portions)
  return exact ? copy.each(formatFenShort(fen)) : copy.about(formatFenShort(fen))
}
