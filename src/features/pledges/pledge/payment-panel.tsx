import { View } from '@tarojs/components'
import { type ReactNode, useEffect } from 'react'
import { formatFenShort } from '../../../../contracts/money'
import type { Month, Pledge } from '../../../../contracts/pledges'
import { knock, openPage } from '../../../platform'
import { Amount, a11y, Button, Card, HangingLantern, Type, useCopy, useLook } from '../../../ui'
import { isNoGift, useFollowing, type Verdict } from '../../gifts'
import { today } from '../today'
import { timeWords } from '../words'
import { pledgeCopy } from './copy'
import './payment-panel.scss'

type Props = {
  pledge: Pledge
  giftId: string
  /** What became of it, as soon as that is known. */
  onKnown: (verdict: Verdict) => void
}

/** A payment that was just made, until it is known what became of it; then thanks, and what comes next. */
export function PaymentPanel({ pledge, giftId, onKnown }: Props): ReactNode {
  const copy = useCopy(pledgeCopy)
  const following = useFollowing(giftId)
  const { verdict, gift, resting, lookAgain } = following
  const next = useNext(pledge)
  const lit = verdict === 'lit'
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it is known.
  useEffect(() => {
    // The lantern begins to glow.
    if (verdict === 'lit') knock('light')
    if (verdict !== 'waiting') onKnown(verdict)
  }, [verdict])
  if (isNoGift(following)) return null
  if (lit && gift) {
    return (
      <Panel title={copy.thanks} text={next ? copy.thanksText(next) : copy.thanksAlone} lit>
        <View className="payment__sum">
          <Amount fen={gift.amountFen} size={20} tone="ink-2" />
        </View>
        <Button small icon="receipt" onPress={() => openPage('gift', { giftId })}>
          {copy.gift}
        </Button>
      </Panel>
    )
  }
  if (verdict === 'unpaid') return <Panel title={copy.unpaid} />
  if (verdict !== 'waiting') return <Panel title={copy.goingBack} />
  return (
    <Panel title={copy.checking} text={resting ? copy.restingText : copy.checkingText}>
      {resting ? (
        <Button small onPress={lookAgain}>
          {copy.lookAgain}
        </Button>
      ) : null}
    </Panel>
  )
}

/** It is agreed; where the first one is debited at once, it is thanked for as soon as it is there. */
export function BegunPanel({ pledge }: { pledge: Pledge }): ReactNode {
  const copy = useCopy(pledgeCopy)
  const next = useNext(pledge)
  const [first] = pledge.months.slice(-1)
  if (first?.state === 'paid') {
    return <Panel title={copy.thanks} text={next ? copy.thanksText(next) : copy.thanksAlone} lit />
  }
  if (first && isAtOnce(first)) {
    return <Panel title={copy.begun} text={copy.begunNow(formatFenShort(first.amountFen))} />
  }
  return <Panel title={copy.begun} {...(next && { text: copy.begunText(next) })} />
}

/** A first day that is near is announced at once, too, and debited on that day. */
function isAtOnce({ state, canPay, dueOn }: Month): boolean {
  return state === 'charging' || (state === 'announced' && !canPay && dueOn <= today())
}

function useNext({ nextOn, nextFen, amountFen }: Pledge): string | undefined {
  const { lang } = useLook()
  if (nextOn === undefined) return undefined
  return timeWords({ on: nextOn, amountFen: nextFen ?? amountFen }, lang)
}

type PanelProps = { title: string; text?: string; lit?: boolean; children?: ReactNode }

function Panel({ title, text, lit = false, children }: PanelProps): ReactNode {
  return (
    <Card inPage>
      <View className="payment" {...a11y({ role: 'status', live: 'polite' })}>
        <HangingLantern state={lit ? 'lit' : 'next'} size="row" />
        <View className="payment__words">
          <Type size="section">{title}</Type>
          {text ? (
            <Type tone="ink-2" figures above={4}>
              {text}
            </Type>
          ) : null}
        </View>
      </View>
      {children ? <View className="payment__actions">{children}</View> : null}
    </Card>
  )
}
