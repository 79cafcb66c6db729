import { escapeHtml, jsonForScript, page } from '../cashier/html'
import type { offerOf } from './contracts'
import type { DebitMode } from './plan-book'

/** The page where a person agrees in a browser to be charged by contract. It says on its face that no money moves. */

export type ContractView = {
  offer: ReturnType<typeof offerOf>
  /** Who may sign: the one who was asked, or anybody when that was not said. */
  people: { openid: string; name: string }[]
  /** Where the page tells the outcome to, when it was opened as a window or a frame. */
  productOrigin: string
  /** Where the page goes afterwards otherwise. */
  returnUrl: string | undefined
}

const TITLE = '模拟签约 · Simulated signing'
const SIGN = `<p class="sign"><strong>${TITLE}</strong>
这里没有真钱，也不是微信支付。No money moves here; this is not WeChat Pay.</p>`

/** What a person is told of when the money goes. */
const WAYS: Record<DebitMode, string> = {
  'pre-notify':
    '每次扣款前两天通知您，早 7 点到晚 10 点扣款。You are told two days before each charge.',
  '24-hour': '每次扣款前 24 小时通知您。You are told 24 hours before each charge.',
}

export const contractPage = ({ offer, people, productOrigin, returnUrl }: ContractView) => {
  const { contractCode, mchid } = offer
  const data = { contractCode, mchid, productOrigin, returnUrl }
  const ceiling = (offer.ceilingFen / 100).toFixed(0)
  const body = `${SIGN}
<section class="card">
  <h1>${escapeHtml(offer.payee)}</h1>
  <span class="quiet">${escapeHtml(offer.planName)}</span>
  <p class="amount">¥${ceiling}</p>
  <p class="quiet">每次最多扣这么多。At most this is charged each time. ${WAYS[offer.mode]}</p>
  <dl>
    <dt>账户 · Account</dt><dd>${escapeHtml(offer.displayAccount)}</dd>
    <dt>商户号 · Merchant</dt><dd>${escapeHtml(mchid)}</dd>
    <dt>签约人 · Signer</dt><dd>${signer(people)}</dd>
  </dl>
  <p class="quiet">随时可以在手机设置里结束。It can be ended at any time in the phone’s settings.</p>
</section>
<div id="actions" class="thumb">
  <p role="status" id="status">${offer.isSigned ? '已经签约 · Signed already' : ''}</p>
  <button class="main" data-action="sign">同意 · Agree</button>
  <button class="wide" data-action="refuse">不同意 · Refuse</button>
</div>
<script type="application/json" id="contract">${jsonForScript(data)}</script>
<script type="module" src="/contract/script.js"></script>`
  return page(TITLE, body)
}

const signer = (people: ContractView['people']) => {
  const options = people.map(
    ({ openid, name }) => `<option value="${escapeHtml(openid)}">${escapeHtml(name)}</option>`,
  )
  return `<select id="signer" aria-label="签约人 · Signer">${options.join('')}</select>`
}

export const contractRefusal = (sentence: string) =>
  page(
    TITLE,
    `${SIGN}<section class="card"><h1>无法签约 · Cannot sign</h1><p role="alert">${escapeHtml(sentence)}</p></section>`,
  )
