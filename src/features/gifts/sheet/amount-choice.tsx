import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { formatFenShort, GIFT_FEN_MIN } from '../../../../contracts/money'
import type { Project } from '../../../../contracts/projects'
import { Amount, type Choice, ChoiceGroup, Field, Icon, Type, useCopy, useWords } from '../../../ui'
import { sheetCopy } from './copy'
import { type AmountWrong, type GiftForm, wrongSoFar } from './gift-form'
import './amount-choice.scss'

type Props = {
  project: Pick<Project, 'presetsFen' | 'meanings'>
  form: GiftForm
  /** What was missing at the last try. */
  missing: AmountWrong | undefined
  /** What it has to be at least; a fen unless told. */
  leastFen?: number
  onChange: (change: Partial<GiftForm>) => void
}

/** Room for `¥50,000.00` with blanks. */
const OWN_LENGTH_MAX = 16

/** Five presets and an own amount as one radio group; under it what the sum does, where the project can say. */
export function AmountChoice({
  project,
  form,
  missing,
  leastFen = GIFT_FEN_MIN,
  onChange,
}: Props): ReactNode {
  const copy = useCopy(sheetCopy)
  const words = useWords()
  const wrong = wrongSoFar(form) ?? missing
  const wrongWords =
    wrong === 'too-small'
      ? copy.tooSmall(formatFenShort(leastFen))
      : wrong && copy.amountWrong[wrong]
  const meaning = project.meanings.find(({ amountFen }) => amountFen === form.picked)
  return (
    <View>
      <ChoiceGroup
        label={copy.amounts}
        choices={[...project.presetsFen.map((fen) => preset(fen, form)), own(copy.own, form)]}
        value={form.picked}
        onChange={(picked) => onChange({ picked })}
      />
      {form.picked === 'own' ? (
        <View className="amount-choice__own">
          <Field
            label={copy.ownField}
            placeholder={copy.ownHint}
            kind="sum"
            prefix="¥"
            focus
            maxLength={OWN_LENGTH_MAX}
            value={form.ownText}
            onChange={(ownText) => onChange({ ownText })}
            error={wrongWords}
          />
        </View>
      ) : null}
      {meaning ? (
        <View className="amount-choice__meaning">
          <View className="amount-choice__dot" />
          <Type tone="ink-2" figures>
            {words(meaning.means)}
          </Type>
        </View>
      ) : null}
    </View>
  )
}

function preset(fen: number, { picked }: GiftForm): Choice<number | 'own'> {
  const tone = fen === picked ? 'accent-ink' : 'ink'
  return {
    value: fen,
    label: formatFenShort(fen),
    content: <Amount fen={fen} size={20} short tone={tone} />,
  }
}

function own(label: string, { picked }: GiftForm): Choice<number | 'own'> {
  const tone = picked === 'own' ? 'accent-ink' : 'ink-2'
  return {
    value: 'own',
    label,
    content: (
      <>
        <Icon name="pencil" size={18} tone={tone} />
        <Type inline tone={tone} className="amount-choice__own-word">
          {label}
        </Type>
      </>
    ),
  }
}
