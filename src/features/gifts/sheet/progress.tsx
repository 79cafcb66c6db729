/** What the sheet says while a gift is under way and after a try that moved no money. */
import { View } from '@tarojs/components'
import type { ReactNode } from 'react'
import type { ErrorName } from '../../../../contracts/errors'
import { Notice, useCopy, useWords } from '../../../ui'
import type { Moment, Said } from '../journey/journey'
import { sheetCopy } from './copy'
import './progress.scss'

/** Refusals that another try cannot change: the sheet offers to close instead. */
const FINAL: readonly ErrorName[] = [
  'NO_SUCH_PROJECT',
  'PROJECT_NOT_STARTED',
  'PROJECT_ENDED',
  'CERTIFICATE_EXPIRED',
  'RECORD_NUMBER_MISSING',
  'REPORT_LATE',
  'ACCOUNT_BLOCKED',
]

export function isFinal(moment: Moment): boolean {
  if (moment.at !== 'choosing' || moment.said?.what !== 'trouble') return false
  const { trouble } = moment.said
  return trouble.kind === 'refused' && FINAL.includes(trouble.name)
}

/** The button's words while it cannot be tapped; undefined while it can. */
export function useBusyWords({ at }: Moment): string | undefined {
  const copy = useCopy(sheetCopy)
  if (at === 'starting') return copy.starting
  if (at === 'paying') return copy.paying
  if (at === 'checking' || at === 'given' || at === 'promised') return copy.checking
  return undefined
}

export function SaidNotice({ moment }: { moment: Moment }): ReactNode {
  const copy = useCopy(sheetCopy)
  const said = useSaid(moment.at === 'choosing' ? moment.said : undefined)
  const crowd = moment.at === 'starting' && moment.busy ? copy.busy : undefined
  const checking = moment.at === 'checking' ? copy.checkingText : undefined
  const text = said ?? crowd ?? checking
  if (text === undefined) return null
  return (
    <View className="said">
      <Notice tone="gold" icon={said ? 'info' : 'clock'} live>
        {text}
      </Notice>
    </View>
  )
}

function useSaid(said: Said | undefined): string | undefined {
  const copy = useCopy(sheetCopy)
  const words = useWords()
  if (said === undefined) return undefined
  return said.what === 'trouble' ? words(said.trouble.sentence) : copy[said.what]
}
