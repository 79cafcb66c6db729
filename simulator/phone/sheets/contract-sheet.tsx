/** A merchant asks to charge by contract: whom, how much at most, and how. What it reports proves nothing. */
import { type ReactNode, useEffect, useState } from 'react'
import { act as call, sentenceOf } from '../control/control'
import type { Offer, Signed } from '../control/field'
import { usePhone } from '../device/phone-context'
import { Sheet } from './sheet'
import './cashier.css'

export type Invitation = {
  appId: string
  path: string
  extraData: Record<string, string | number>
}
type Props = {
  invitation: Invitation
  onDone: (answer: { extraData: Signed } | 'cancelled') => void
}

export function ContractSheet({ invitation, onDone }: Props): ReactNode {
  const { person, say } = usePhone()
  const { openid } = person
  const [offer, setOffer] = useState<Offer>()
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  useEffect(() => {
    let isOver = false
    call<Offer>('/contracts', { openid, ...invitation }).then(
      (answer) => isOver || setOffer(answer),
      (failure) => isOver || setError(sentenceOf(failure)),
    )
    return () => {
      isOver = true
    }
  }, [openid, invitation])

  const answer = async (action: 'sign' | 'refuse') => {
    if (offer === undefined) return
    const { contractCode, mchid } = offer
    setBusy(true)
    setError(undefined)
    try {
      const wish = { action, openid, mchid }
      onDone({ extraData: await call<Signed>(`/contracts/${contractCode}`, wish) })
    } catch (failure) {
      setError(sentenceOf(failure))
      setBusy(false)
    }
  }

  return (
    <Sheet title={say('模拟签约', 'Simulated signing')} onClose={() => onDone('cancelled')}>
      <p className="sign">
        {say('这里没有真钱，也不是微信支付。', 'No money moves here; this is not WeChat Pay.')}
      </p>
      {error !== undefined && (
        <p className="trouble" role="alert">
          {error}
        </p>
      )}
      {offer !== undefined && (
        <>
          <OfferView offer={offer} />
          <div className="pair">
            <button type="button" disabled={isBusy} onClick={() => void answer('refuse')}>
              {say('不同意', 'Refuse')}
            </button>
            <button
              type="button"
              className="main"
              disabled={isBusy}
              onClick={() => void answer('sign')}
            >
              {say('同意', 'Agree')}
            </button>
          </div>
        </>
      )}
    </Sheet>
  )
}

function OfferView({ offer }: { offer: Offer }): ReactNode {
  const { person, say } = usePhone()
  const { payee, planName, ceilingFen, displayAccount, mode, isSigned } = offer
  const way =
    mode === 'pre-notify'
      ? say('提前两天告诉您，白天扣', 'You are told two days ahead; charged by day')
      : say('提前 24 小时告诉您', 'You are told 24 hours ahead')
  return (
    <div className="order">
      <span className="order__payee">{payee}</span>
      <span className="order__what">{planName}</span>
      <span className="order__amount">
        <small>¥</small>
        {(ceilingFen / 100).toFixed(0)}
      </span>
      <span className="order__what">{say('每次最多扣这么多', 'At most this, each time')}</span>
      <dl>
        <dt>{say('扣款方式', 'How')}</dt>
        <dd>{way}</dd>
        <dt>{say('开通账户', 'Account')}</dt>
        <dd>{displayAccount}</dd>
        <dt>{say('签约人', 'Signer')}</dt>
        <dd>{person.name}</dd>
      </dl>
      <p className="status" role="status">
        {isSigned
          ? say('已经签过了', 'Signed already')
          : say('随时可以在手机设置里结束', 'It can be ended in the phone’s settings at any time')}
      </p>
    </div>
  )
}
