import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Project } from '../../../../contracts/projects'
import { launch } from '../../../platform'
import { Button, Notice, useCopy } from '../../../ui'
import { amountOf, type GiftForm, wrongSoFar } from '../../gifts'
import { startCopy } from './copy'

type Props = {
  project: Project
  form: GiftForm
  /** More than a debit can take. */
  over: boolean
  busyWords: string | undefined
  onGive: () => void
}

/** Promises; where it cannot, it says why. */
export function GiveMonthly({ project, form, over, busyWords, onGive }: Props): ReactNode {
  const copy = useCopy(startCopy)
  const asks = useAsks(form, over)
  if (launch().readOnly || !project.openness.open) {
    return (
      <Notice tone="ink-2" icon="info">
        {launch().readOnly ? copy.readOnly : copy.closed}
      </Notice>
    )
  }
  return (
    <Button kind="primary" busy={busyWords !== undefined} onPress={onGive}>
      {busyWords ?? asks}
    </Button>
  )
}

/** The sum, or what is to be mended before. */
function useAsks(form: GiftForm, over: boolean): string {
  const copy = useCopy(startCopy)
  const amountFen = amountOf(form)
  if (over) return copy.amountAnew
  if (amountFen !== undefined) return copy.give(formatFenShort(amountFen))
  return wrongSoFar(form) ? copy.amountAnew : copy.amountFirst
}
