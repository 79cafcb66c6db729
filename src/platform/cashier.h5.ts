/** The simulator's cashier over the page, as WeChat's lies over a mini program. */
import type { PaymentSheet } from '../../contracts/gifts'
import type { PayWord } from './pay'
import { person, simulatorAddress } from './simulator.h5'
import { openOver } from './simulator-page.h5'

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
  return openOver<PayWord>({
    page: new URL(`/cashier/${encodeURIComponent(prepayId)}?${query}`, simulator),
    title: '模拟收银台 · Simulated cashier',
    leave: '离开收银台 · Leave the cashier',
    // Whether it had taken the money before it was left is for the server to find out.
    left: 'cancel',
    wordIn: (data) => wordIn(data, prepayId),
  })
}

function wordIn(data: unknown, prepayId: string): PayWord | undefined {
  if (typeof data !== 'object' || data === null) return undefined
  const { cashier, result } = data as { cashier?: unknown; result?: unknown }
  if (cashier !== prepayId) return undefined
  return result === 'ok' || result === 'cancel' || result === 'fail' ? result : 'unknown'
}
