/** The order as its payer sees it, and a pad for six digits. What it reports proves nothing. */
import { type ReactNode, useState } from 'react'
import { act as call, sentenceOf } from '../control/control'
import type { CashierAction, Order, Outcome } from '../control/field'
import { useFresh } from '../control/use-fresh'
import { usePhone } from '../device/phone-context'
import { PasswordPad } from './password-pad'
import { Sheet } from './sheet'
import './cashier.css'

export type Payment = {
  timeStamp: string
  nonceStr: string
  package: string
  signType: string
  paySign: string
}
/** `lost` is the app closed under the payment, so that nobody is left to be told. */
export type PayWord = 'ok' | 'cancel' | 'fail' | 'unknown' | 'lost'
type Props = { payment: Payment; onDone: (word: PayWord) => void }

const PREFIX = 'prepay_id='
const ORDER_EVERY_MS = 5000

export function CashierSheet({ payment, onDone }: Props): ReactNode {
  const { person, say } = usePhone()
  const path = `/cashier/${encodeURIComponent(payment.package.slice(PREFIX.length))}`
  const { value: order, error } = useFresh<Order>(path, ORDER_EVERY_MS)
  const [sentence, setSentence] = useState<string>()
  const [step, setStep] = useState<'order' | 'password' | 'bank'>('order')
  const [isBusy, setBusy] = useState(false)

  const send = async (action: CashierAction): Promise<Outcome | undefined> => {
    setBusy(true)
    setSentence(undefined)
    try {
      return await call<Outcome>(path, { openid: person.openid, action, payment })
    } catch (failure) {
      setSentence(sentenceOf(failure))
      return undefined
    } finally {
      setBusy(false)
    }
  }
  const begin = async () => {
    const outcome = await send('enter-password')
    if (outcome?.result === 'none') setStep('password')
    else if (outcome !== undefined) setSentence(outcome.errMsg)
  }
  const pay = async () => {
    const outcome = await send('pay')
    if (outcome?.result === 'ok') onDone('ok')
    else if (outcome !== undefined) setSentence(outcome.errMsg)
  }
  const mistype = async () => {
    const outcome = await send('wrong-password')
    if (outcome !== undefined) setSentence(say('密码错误，请重试', 'Wrong password, try again'))
  }
  const lose = async () => {
    const outcome = await send('pay-then-kill-app')
    if (outcome?.result === 'none') onDone('lost')
    else if (outcome !== undefined) setSentence(outcome.errMsg)
  }
  const dawdle = async () => {
    const outcome = await send('bank-slow')
    if (outcome?.result === 'none') setStep('bank')
    else if (outcome !== undefined) setSentence(outcome.errMsg)
  }
  // Whatever the bank is still at is for the server to find out.
  const leave = async () => {
    if (step === 'bank') return onDone('unknown')
    await send('cancel')
    onDone('cancel')
  }

  const atBank =
    order?.state === 'SUCCESS'
      ? say('银行已经付好了，可以离开', 'The bank has paid; you may leave')
      : say(
          '银行处理中，稍后会到账，可以离开',
          'The bank is at it and will have paid soon; you may leave',
        )

  return (
    <Sheet title={say('模拟收银台', 'Simulated cashier')} onClose={() => void leave()}>
      <p className="sign">
        {say('这里没有真钱，也不是微信支付。', 'No money moves here; this is not WeChat Pay.')}
      </p>
      {error !== undefined && <p className="trouble">{error}</p>}
      {order !== undefined && <OrderView order={order} />}
      <p className="status" role="status">
        {step === 'bank' ? atBank : (sentence ?? order?.reason ?? '')}
      </p>
      {step === 'order' && (
        <button
          type="button"
          className="main"
          disabled={isBusy || order?.canPay !== true}
          onClick={() => void begin()}
        >
          {say('支付', 'Pay')}
        </button>
      )}
      {step === 'password' && (
        <>
          <PasswordPad isBusy={isBusy} onEntered={() => void pay()} />
          <div className="pair pair--quiet">
            <button type="button" disabled={isBusy} onClick={() => void mistype()}>
              {say('密码错误', 'Wrong password')}
            </button>
            <button type="button" disabled={isBusy} onClick={() => void dawdle()}>
              {say('银行处理缓慢', 'The bank is slow')}
            </button>
            <button type="button" disabled={isBusy} onClick={() => void lose()}>
              {say('支付后小程序被关闭', 'Pay, and lose the app')}
            </button>
            <button type="button" onClick={() => void leave()}>
              {say('取消', 'Cancel')}
            </button>
          </div>
        </>
      )}
    </Sheet>
  )
}

function OrderView({ order }: { order: Order }): ReactNode {
  const { say } = usePhone()
  const { amountFen, description, outTradeNo, payee, payer } = order
  const amount = (amountFen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  return (
    <div className="order">
      <span className="order__payee">{payee}</span>
      <span className="order__what">{description}</span>
      <span className="order__amount">
        <small>¥</small>
        {amount}
      </span>
      <dl>
        <dt>{say('付款人', 'Payer')}</dt>
        <dd>{payer.name ?? payer.openid}</dd>
        <dt>{say('订单号', 'Order')}</dt>
        <dd>{outTradeNo}</dd>
      </dl>
    </div>
  )
}
