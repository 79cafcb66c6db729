import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Project } from '../../../../contracts/projects'
import { launch } from '../../../platform'
import { Button, Notice, useCopy } from '../../../ui'
import { useBusyWords, type useGiving } from '../../gifts'
import { wrapCopy } from './copy'

type Props = {
  project: Project
  totalFen: number | undefined
  /** What it says of the sum. */
  words: (sum: string) => string
  moment: ReturnType<typeof useGiving>['moment']
  onGive: () => void
}

/** Gives and sends; where it cannot, it says why. */
export function SendButton({ project, totalFen, words, moment, onGive }: Props): ReactNode {
  const copy = useCopy(wrapCopy)
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
  const asks = totalFen === undefined ? copy.amountFirst : words(formatFenShort(totalFen))
  return (
    <Button kind="primary" busy={busyWords !== undefined} onPress={onGive}>
      {busyWords ?? asks}
    </Button>
  )
}
