import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Project } from '../../../../contracts/projects'
import { launch } from '../../../platform'
import { Button, Notice, useCopy } from '../../../ui'
import { amountOf, type GiftForm, useBusyWords, type useGiving, wrongSoFar } from '../../gifts'
import { wrapCopy } from './copy'
import { portionsMost } from './wrap-form'

type Props = {
  project: Project
  form: GiftForm
  portions: number | undefined
  /** What it says of the sum. */
  words: (sum: string) => string
  moment: ReturnType<typeof useGiving>['moment']
  onGive: () => void
}

/** Gives and sends; where it cannot, it says why. */
export function SendButton({ project, moment, onGive, ...asked }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
  const asks = useAsks(asked)
  const busyWords = useBusyWords(moment)
  if (launch().readOnly) {
    return (
      <Notice tone="jade" icon="info">
        {copy.readOnly}
      </Notice>
    )
  }
  if (!project.openness.open) {
    return (
      <Notice tone="ink-2" icon="info">
        {copy.closed}
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
function useAsks({ form, portions, words }: Pick<Props, 'form' | 'portions' | 'words'>): string {
  const copy = useCopy(wrapCopy)
  const totalFen = amountOf(form)
  if (totalFen === undefined) return wrongSoFar(form) ? copy.amountAnew : copy.amountFirst
  if (portionsMost(totalFen) === undefined) return copy.amountAnew
  return portions === undefined ? copy.portionsAnew : words(formatFenShort(totalFen))
}
