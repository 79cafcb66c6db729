/**
 * The simulator's cashier over the page, as WeChat's lies over a mini program. It is a page of another
 * origin in a frame, and speaks its word once, as a message. Only `*.h5.ts` files import this.
 */
import type { PaymentSheet } from '../../contracts/gifts'
import './cashier.scss'
import type { PayWord } from './pay'
import { person, simulatorAddress } from './simulator'

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
  const frame = document.createElement('iframe')
  frame.className = 'cashier'
  frame.title = '模拟收银台'
  frame.src = page.href
  return new Promise((resolve) => {
    const close = (word: PayWord): void => {
      window.removeEventListener('message', heard)
      window.removeEventListener('popstate', left)
      frame.remove()
      resolve(word)
    }
    const heard = ({ origin, data }: MessageEvent<unknown>): void => {
      if (origin !== page.origin) return
      const word = wordIn(data, prepayId)
      if (word) close(word)
    }
    // "Back" closes the cashier; whether it had taken the money is for the server to find out.
    const left = (): void => close('unknown')
    window.addEventListener('message', heard)
    window.addEventListener('popstate', left)
    document.body.append(frame)
    frame.focus()
  })
}

function wordIn(data: unknown, prepayId: string): PayWord | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { cashier, result } = data as { cashier?: unknown; result?: unknown }
  if (cashier !== prepayId) return undefined
  return result === 'ok' || result === 'cancel' || result === 'fail' ? result : 'unknown'
}
