import type { ReactNode } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Pledge } from '../../../../contracts/pledges'
import { openPage } from '../../../platform'
import {
  Amount,
  dayWords,
  HangingLantern,
  type LanternState,
  ListRow,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { monthlyDay } from '../words'
import { mineCopy } from './copy'

/** One pledge among others: its project, its day, how it stands, and its sum. */
export function PledgeRow({ pledge }: { pledge: Pledge }): ReactNode {
  const copy = useCopy(mineCopy)
  const words = useWords()
  const { lang } = useLook()
  const { pledgeId, projectTitle, amountFen } = pledge
  const title = words(projectTitle)
  const state = useStateWords(pledge)
  return (
    <ListRow
      leading={<HangingLantern state={lanternOf(pledge)} size="row" />}
      strong
      title={title}
      detail={`${monthlyDay(pledge.day, lang)} · ${state}`}
      aside={<Amount fen={amountFen} size={16} short />}
      label={copy.row(title, formatFenShort(amountFen), state)}
      onPress={() => openPage('pledge', { pledgeId })}
    />
  )
}

function useStateWords({ state, resumesOn, held, nextOn, months }: Pledge): string {
  const { states, next } = useCopy(mineCopy)
  const { lang } = useLook()
  if (state === 'signing') return states.signing
  if (state === 'ended') return states.ended
  if (state === 'paused' && resumesOn) return states.paused(dayWords(resumesOn, lang))
  if (held) return states.held
  if (months.some((month) => month.canPay && month.state !== 'missed')) return states.due
  return nextOn ? next(dayWords(nextOn, lang)) : states.active
}

/** It glows once one of its months is paid; nothing ever goes out. */
function lanternOf({ gifts, state }: Pledge): LanternState {
  if (gifts > 0) return 'lit'
  return state === 'ended' ? 'wait' : 'next'
}
