/**
 * A phone whose server dies now and then. It does what the product's own client does: it comes back
 * with the same key until it is told something.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { DeclarationOf, FunctionName } from '../../contracts'
import type { InputOf, ResultOf } from '../../contracts/declare'
import { aKey, callFunction, headers, type Reply } from '../support/world'
import type { House } from './house'

const TRIES_MAX = 400
const PAUSE_MS = 50
const COME_BACK = ['PAYMENT_UNAVAILABLE', 'CHECKING', 'FAULT', 'BUSY', 'TIMED_OUT']

export type Started = { giftId: string; prepayId: string }

export type Phone = {
  call<Name extends FunctionName>(
    name: Name,
    input: InputOf<DeclarationOf<Name>>,
  ): Promise<Reply<ResultOf<DeclarationOf<Name>>>>
  start(projectId: string, amountFen: number): Promise<Started>
  /** At the cashier, which belongs to the platform and does not die. */
  pay(gift: Started, action?: 'pay' | 'cancel'): Promise<void>
  give(projectId: string, amountFen: number): Promise<string>
}

export async function aPhone(house: House): Promise<Phone> {
  const { openid } = await house.control('/people', { name: '阿明' })
  const token = await logIn(house, String(openid))
  const phone: Phone = {
    call: (name, input) => patiently(() => callFunction(house.url, name, input, token)),
    async start(projectId, amountFen) {
      const reply = await phone.call('gifts.start', {
        key: aKey(),
        projectId,
        amountFen,
        confirmedLarge: true,
      })
      if (!reply.ok) throw new Error(`a gift was refused: ${reply.name}`)
      const { giftId, payment } = reply.result
      return { giftId, prepayId: payment.package.replace('prepay_id=', '') }
    },
    async pay({ prepayId }, action = 'pay') {
      await house.control(`/cashier/${prepayId}`, { openid, action })
    },
    async give(projectId, amountFen) {
      const gift = await phone.start(projectId, amountFen)
      await phone.pay(gift)
      return gift.giftId
    },
  }
  return phone
}

async function patiently<Result>(act: () => Promise<Reply<Result>>): Promise<Reply<Result>> {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    const reply = await act().catch(() => undefined)
    if (reply && (reply.ok || !COME_BACK.includes(reply.name))) return reply
    await wait(PAUSE_MS)
  }
  throw new Error('nobody answered')
}

/** A code counts once, so each try brings a new one. */
async function logIn(house: House, openid: string): Promise<string> {
  const { result } = await patiently(async (): Promise<Reply<string> & { ok: true }> => {
    const { code } = await house.control(`/people/${openid}/login-code`)
    const reply = await fetch(`${house.url}/1.1/users`, {
      method: 'POST',
      headers: headers(),
      body: JSON.stringify({ authData: { lc_weapp: { code } } }),
    })
    if (!reply.ok) throw new Error(`the login was answered ${reply.status}`)
    return { status: reply.status, ok: true, result: (await reply.json()).sessionToken }
  }).then((reply) => {
    if (reply.ok) return reply
    throw new Error('a login is never refused here')
  })
  return result
}
