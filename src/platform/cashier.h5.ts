/**
 * The simulator's cashier over the page, as WeChat's lies over a mini program. It is a page of another
 * origin in a frame, and speaks its word once, as a message.
 */
import type { PaymentSheet } from '../../contracts/gifts'
import { holdBack } from './back'
import './cashier.scss'
import type { PayWord } from './pay'
import { person, simulatorAddress } from './simulator.h5'

const PREFIX = 'prepay_id='

export async function openCashier(sheet: PaymentSheet): Promise<PayWord> {
  const [simulator, openid] = await Promise.all([simulatorAddress(), person()])
  const prepayId = sheet.package.slice(PREFIX.length)
  const { timeStamp, nonceStr, signType, paySign } = sheet
  const query = new URLSearchParams({
    openid,
    timeStamp,
    nonceStr,
    package: sheet.package,
    signType,
    paySign,
  })
  return wordFrom(new URL(`/cashier/${encodeURIComponent(prepayId)}?${query}`, simulator), prepayId)
}

function wordFrom(page: URL, prepayId: string): Promise<PayWord> {
  const { sheet, frame, leave } = drawn(page)
  return new Promise((resolve) => {
    const close = (word: PayWord): void => {
      window.removeEventListener('message', heard)
      letBackGo()
      sheet.remove()
      resolve(word)
    }
    const heard = ({ origin, data }: MessageEvent<unknown>): void => {
      if (origin !== page.origin) return
      const word = wordIn(data, prepayId)
      if (word) close(word)
    }
    // Whether it had taken the money before it was left is for the server to find out.
    const left = (): void => close('cancel')
    const letBackGo = holdBack(left)
    window.addEventListener('message', heard)
    leave.addEventListener('click', left)
    document.body.append(sheet)
    frame.focus()
  })
}

function drawn(page: URL): {
  sheet: HTMLElement
  frame: HTMLIFrameElement
  leave: HTMLButtonElement
} {
  const sheet = document.createElement('div')
  sheet.className = 'cashier'
  const leave = document.createElement('button')
  leave.className = 'cashier__leave'
  leave.textContent = '×'
  leave.setAttribute('aria-label', '离开收银台 · Leave the cashier')
  const frame = document.createElement('iframe')
  frame.className = 'cashier__page'
  frame.title = '模拟收银台 · Simulated cashier'
  frame.src = page.href
  sheet.append(leave, frame)
  return { sheet, frame, leave }
}

function wordIn(data: unknown, prepayId: string): PayWord | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { cashier, result } = data as { cashier?: unknown; result?: unknown }
  if (cashier !== prepayId) return undefined
  return result === 'ok' || result === 'cancel' || result === 'fail' ? result : 'unknown'
}
