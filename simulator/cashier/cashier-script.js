/*
 * The cashier page in the browser: sends what the person chose, and tells the product what came of it,
 * as a message to the window that opened the page, or by going back to the product's address.
 * Plain JavaScript, sent as it is.
 */
const order = JSON.parse(document.getElementById('order').textContent)
const status = document.getElementById('status')
const buttons = [...document.querySelectorAll('button')]

const say = (sentence) => {
  status.textContent = sentence
}

const setBusy = (busy) => {
  for (const button of buttons) {
    button.disabled = busy || (!order.canPay && button.dataset.action !== 'cancel')
  }
}

const report = (result, errMsg) => {
  const opener = window.opener ?? (window.parent === window ? null : window.parent)
  if (opener !== null) {
    const { prepayId } = order
    const about = { type: 'lantern-simulator:payment', prepayId, cashier: prepayId }
    opener.postMessage({ ...about, result, errMsg }, order.productOrigin)
    if (window.opener !== null) window.close()
  } else if (order.returnUrl !== undefined) {
    const back = new URL(order.returnUrl)
    back.searchParams.set('payment', result)
    window.location.replace(back)
  }
}

const send = async (action) => {
  const response = await fetch(`/control/cashier/${encodeURIComponent(order.prepayId)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ openid: order.openid, action, payment: order.payment }),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

const SENTENCES = {
  ok: '支付成功 · Paid',
  cancel: '已取消 · Cancelled',
  none: '已支付，小程序随后被关闭 · Paid, and the app was killed before it heard of it',
}

const BANK_AT_WORK =
  '银行处理中，稍后会到账，可以离开 · The bank is at it and will have paid soon; you may leave'

const act = async (action) => {
  setBusy(true)
  say('请稍候 · One moment')
  try {
    const { result, errMsg } = await send(action)
    if (action === 'wrong-password') {
      say('密码错误，请重试 · Wrong password, try again')
      setBusy(false)
      return
    }
    const isSlow = action === 'bank-slow' && result === 'none'
    say(isSlow ? BANK_AT_WORK : (SENTENCES[result] ?? errMsg))
    if (result !== 'none') report(result, errMsg)
  } catch (error) {
    say(`未完成，请重试 · Not done, try again (${error.message})`)
    setBusy(false)
  }
}

for (const button of buttons) {
  button.addEventListener('click', () => act(button.dataset.action))
}
setBusy(false)
