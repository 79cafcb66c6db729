import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { UNDO_HOURS } from '../../../../contracts/limits'
import { knock, openPage, pathTo } from '../../../platform'
import {
  Amount,
  a11y,
  Button,
  Card,
  dayWords,
  type Step,
  Timeline,
  Type,
  useCopy,
  useLook,
  useWords,
} from '../../../ui'
import { PosterButton, ShareButton } from '../../shares'
import { atWords } from '../at-words'
import { resultCopy } from './copy'
import { useResultCard } from './result-card'
import './lit.scss'

type Props = {
  gift: Gift
  /** What may be asked besides: whether one wants to be told. */
  children: ReactNode
}

/** The gift is in the ledger: thanks, what happens next with its dates, and then the way to friends. */
export function Lit({ gift, children }: Props): ReactNode {
  const copy = useCopy(resultCopy)
  const words = useWords()
  // Once, when the lantern begins to glow.
  useEffect(() => knock('light'), [])
  return (
    <View className="lit">
      <View {...a11y({ role: 'status', live: 'polite' })}>
        <Type size="headline" center>
          {copy.thanks}
        </Type>
      </View>
      <View className="lit__gift">
        <Amount fen={gift.amountFen} size={20} tone="ink-2" />
        <Type inline tone="ink-3">
          ·
        </Type>
        <Type inline tone="ink-2">
          {words(gift.projectTitle)}
        </Type>
      </View>
      <View className="lit__steps">
        <Card>
          <Timeline steps={useSteps(gift)} />
        </Card>
      </View>
      <View className="lit__actions">
        <ShareButton label={copy.share} card={useResultCard(gift)} />
        <View className="lit__pair">
          <PosterButton path={pathTo('project', { projectId: gift.projectId })} lit grow />
          <Button grow icon="receipt" onPress={() => openPage('gift', { giftId: gift.giftId })}>
            {copy.gift}
          </Button>
        </View>
      </View>
      {children ? <View className="lit__beside">{children}</View> : null}
      <Type size="fact" tone="ink-3" center above={16}>
        {gift.canUndo ? `${copy.undoLine(UNDO_HOURS)}\n${copy.recordLine}` : copy.recordLine}
      </Type>
    </View>
  )
}

function useSteps({ settledAt, startedAt, nextReportDueOn, charityName }: Gift): Step[] {
  const copy = useCopy(resultCopy)
  const words = useWords()
  const { lang } = useLook()
  return [
    {
      key: 'recorded',
      state: 'done',
      title: copy.recorded,
      at: atWords(settledAt ?? startedAt, lang),
    },
    {
      key: 'report',
      state: 'due',
      title: copy.nextReport,
      at: copy.before(dayWords(nextReportDueOn, lang)),
      detail: copy.nextReportText(words(charityName)),
    },
    { key: 'receipt', state: 'wait', title: copy.receipt, at: copy.receiptBy },
  ]
}
