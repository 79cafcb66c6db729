import { escapeHtml, jsonForScript, page } from './html'
import type { orderAtTill } from './till'

/** The page where a person pays in a browser. It says on its face that no money moves. */

export type CashierView = {
  order: ReturnType<typeof orderAtTill>
  /** What the app signed; sent back with the action. */
  payment: object
  /** Where the page tells the outcome to, when it was opened as a window or a frame. */
  productOrigin: string
  /** Where the page goes afterwards otherwise. */
  returnUrl: string | undefined
}

const SIGN = `<p class="sign"><strong>模拟收银台 · Simulated cashier</strong>
这里没有真钱，也不是微信支付。No money moves here; this is not WeChat Pay.</p>`

export const cashierPage = ({ order, payment, productOrigin, returnUrl }: CashierView) => {
  const data = {
    prepayId: order.prepayId,
    openid: order.payer.openid,
    canPay: order.canPay,
    payment,
    productOrigin,
    returnUrl,
  }
  const amount = (order.amountFen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 })
  const body = `${SIGN}
<section class="card">
  <h1>${escapeHtml(order.payee)}</h1>
  <span class="quiet">${escapeHtml(order.description)}</span>
  <p class="amount">¥${amount}</p>
  <dl>
    <dt>付款人 · Payer</dt><dd>${escapeHtml(order.payer.name ?? order.payer.openid)}</dd>
    <dt>商户号 · Merchant</dt><dd>${escapeHtml(order.mchid)}</dd>
    <dt>订单号 · Order</dt><dd>${escapeHtml(order.outTradeNo)}</dd>
  </dl>
</section>
<div id="actions" class="thumb">
  <p role="status" id="status">${order.reason === undefined ? '' : escapeHtml(order.reason)}</p>
  <button class="main" data-action="pay">支付 · Pay</button>
  <button data-action="cancel">取消 · Cancel</button>
  <button data-action="wrong-password">密码错误 · Wrong password</button>
  <button data-action="pay-then-kill-app">支付后小程序被关闭 · Pay, then the app is killed</button>
  <button data-action="bank-slow">银行处理缓慢 · The bank is slow</button>
</div>
<script type="application/json" id="order">${jsonForScript(data)}</script>
<script type="module" src="/cashier/script.js"></script>`
  return page('模拟收银台 · Simulated cashier', body)
}

export const cashierRefusal = (sentence: string) =>
  page(
    '模拟收银台 · Simulated cashier',
    `${SIGN}<section class="card"><h1>无法支付 · Cannot pay</h1><p role="alert">${escapeHtml(sentence)}</p></section>`,
  )
