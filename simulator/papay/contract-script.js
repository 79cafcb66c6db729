/*
 * The page of a contract in the browser: sends what the person chose, and tells the product what came of it,
 * as a message to the window that opened the page, or by going back to the product's address.
 * Plain JavaScript, sent as it is.
 */
const contract = JSON.parse(document.getElementById('contract').textContent)
const status = document.getElementById('status')
const signer = document.getElementById('signer')
const buttons = [...document.querySelectorAll('button')]

const setBusy = (busy) => {
  for (const control of [...buttons, signer]) control.disabled = busy
}

const report = (extraData) => {
  const opener = window.opener ?? (window.parent === window ? null : window.parent)
  if (opener !== null) {
    const { contractCode, productOrigin } = contract
    opener.postMessage(
      { type: 'lantern-simulator:contract', contractCode, extraData },
      productOrigin,
    )
    if (window.opener !== null) window.close()
  } else if (contract.returnUrl !== undefined) {
    const back = new URL(contract.returnUrl)
    for (const [name, value] of Object.entries(extraData)) back.searchParams.set(name, value)
    window.location.replace(back)
  }
}

const send = async (action) => {
  const { contractCode, mchid } = contract
  const response = await fetch(`/control/contracts/${encodeURIComponent(contractCode)}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ action, mchid, openid: signer.value }),
  })
  const answer = await response.json()
  if (!response.ok) throw new Error(answer.error)
  return answer
}

const act = async (action) => {
  setBusy(true)
  status.textContent = '请稍候 · One moment'
  try {
    const extraData = await send(action)
    status.textContent = action === 'sign' ? '已签约 · Signed' : '没有签约 · Not signed'
    report(extraData)
  } catch (error) {
    status.textContent = `未完成，请重试 · Not done, try again (${error.message})`
    setBusy(false)
  }
}

for (const button of buttons) {
  button.addEventListener('click', () => act(button.dataset.action))
}
