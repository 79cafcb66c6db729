import { Text, View } from '@tarojs/components'
import type { ReactNode } from 'react'
import { UNDO_HOURS } from '../../../../contracts/limits'
import {
  formatFen,
  formatFenShort,
  inChineseWords,
  inEnglishWords,
} from '../../../../contracts/money'
import { a11y, Button, decorative, Icon, Notice, Sheet, Type, useCopy, useLook } from '../../../ui'
import type { Giving } from '../journey/giving'
import type { Moment } from '../journey/journey'
import { type DigitPlace, digitPlaces, likelySlip } from '../journey/large-gift'
import { secondQuestionCopy } from './copy'
import './second-question.scss'

type Props = {
  asking: Extract<Moment, { at: 'asking-again' }>
  project: string
  giving: Pick<Giving, 'confirm' | 'back'>
  /** Another sum is to be given instead: the form is shown again with it. */
  onTake: (amountFen: number) => void
  onClose: () => void
  /** Not once, but every month from then on. */
  monthly?: boolean
}

/** The second question for a large sum: each digit with its place, the sum in words, and a likely slip. */
export function SecondQuestion({
  asking,
  project,
  giving,
  onTake,
  onClose,
  monthly = false,
}: Props): ReactNode {
  const copy = useCopy(secondQuestionCopy)
  const { draft } = asking.intent
  const sum = formatFenShort(draft.amountFen)
  return (
    <Sheet
      open
      title={copy.title}
      titleHidden
      onClose={onClose}
      onBack={giving.back}
      foot={
        <>
          <Button kind="primary" onPress={giving.confirm}>
            {monthly ? copy.yesMonthly(sum) : copy.yes(sum)}
          </Button>
          <Button kind="plain" className="second-question__back" onPress={giving.back}>
            {copy.back}
          </Button>
        </>
      }
    >
      <View className="second-question">
        <View className="second-question__disc">
          <Icon name="info" tone="gold" />
        </View>
        <Type size="title" above={16} center>
          {copy.title}
        </Type>
        <Type tone="ink-2" above={4} center>
          {monthly ? copy.toMonthly(project) : copy.to(project)}
        </Type>
        <Sum amountFen={draft.amountFen} />
      </View>
      {asking.why === 'unusual' ? <Notice tone="gold">{copy.unusual}</Notice> : null}
      <View className="second-question__undo">
        <Notice tone="ink-2" icon="clock">
          {monthly ? copy.undoMonthly(UNDO_HOURS) : copy.undo(UNDO_HOURS)}
        </Notice>
      </View>
      <Slip
        asking={asking}
        onTake={(amountFen) => {
          giving.back()
          onTake(amountFen)
        }}
      />
    </Sheet>
  )
}

function Sum({ amountFen }: { amountFen: number }): ReactNode {
  const copy = useCopy(secondQuestionCopy)
  const { lang } = useLook()
  const words = lang === 'zh' ? inChineseWords(amountFen) : inEnglishWords(amountFen)
  return (
    <View
      className="second-question__sum"
      {...a11y({ role: 'img', label: copy.spoken(formatFen(amountFen), words) })}
    >
      <View className="digits" {...decorative}>
        {digitPlaces(amountFen).map((digit) => (
          <Digit key={digit.place} {...digit} />
        ))}
      </View>
      <Type size="headline" above={16} center className={`sum-in-words sum-in-words--${lang}`}>
        {(lang === 'zh' ? unitsOf(words) : [words]).map((unit) => (
          <Text key={unit} className="sum-in-words__unit">
            {unit}
          </Text>
        ))}
      </Type>
    </View>
  )
}

/** `壹万贰仟元整` as 壹万, 贰仟元整: a line may end between places, never between a figure and its own. */
function unitsOf(words: string): readonly string[] {
  return words.match(/零?[零壹贰叁肆伍陆柒捌玖][拾佰仟万亿元角分整]*/g) ?? [words]
}

function Digit({ digit, place, leads }: DigitPlace): ReactNode {
  const copy = useCopy(secondQuestionCopy)
  return (
    <View className={`digits__box${leads ? ' digits__box--leads' : ''}`}>
      <View className="digits__digit">{digit}</View>
      <View className="digits__place">{copy.places[place]}</View>
    </View>
  )
}

function Slip({ asking, onTake }: Pick<Props, 'asking' | 'onTake'>): ReactNode {
  const copy = useCopy(secondQuestionCopy)
  const slip = likelySlip(asking.intent.draft, asking.usualFen)
  if (slip === undefined) return null
  const sum = formatFen(slip)
  const lead = slip === asking.usualFen ? copy.usual : copy.perhaps
  return (
    <View className="slip">
      <View className="slip__words">
        <Type inline tone="ink-2">
          {`${lead} `}
        </Type>
        <Type inline strong figures>
          {sum}
        </Type>
      </View>
      <Button
        kind="plain"
        small
        className="slip__take"
        label={`${copy.take} ${sum}`}
        onPress={() => onTake(slip)}
      >
        {copy.take}
      </Button>
    </View>
  )
}
