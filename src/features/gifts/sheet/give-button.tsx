import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import { Button, useCopy } from '../../../ui'
import type { Moment } from '../journey/journey'
import { sheetCopy } from './copy'
import { type AmountWrong, amountOf, type GiftForm, wrongSoFar } from './gift-form'
import { isFinal, useBusyWords } from './progress'

type Props = {
  moment: Moment
  form: GiftForm
  /** What was missing at the last try. */
  missing: AmountWrong | undefined
  onGive: () => void
  onClose: () => void
}

/** The one thing to do on the sheet, and what it says while it cannot be done yet. */
export function GiveButton({ moment, form, missing, onGive, onClose }: Props): ReactNode {
  const copy = useCopy(sheetCopy)
  const busyWords = useBusyWords(moment)
  const words = useGiveWords(form, missing)
  if (isFinal(moment)) {
    return (
      <Button kind="primary" onPress={onClose}>
        {copy.understood}
      </Button>
    )
  }
  return (
    <Button kind="primary" busy={busyWords !== undefined} onPress={onGive}>
      {busyWords ?? words}
    </Button>
  )
}

/** What the button does; the field itself says what is wrong with a sum that stands in it. */
function useGiveWords(form: GiftForm, missing: AmountWrong | undefined): string {
  const copy = useCopy(sheetCopy)
  const amountFen = amountOf(form)
  if (amountFen !== undefined) return copy.give(formatFenShort(amountFen))
  const wrong = wrongSoFar(form) ?? missing
  return wrong === undefined || wrong === 'empty' ? copy.amountFirst : copy.amountAnew
}
