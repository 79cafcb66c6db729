/** A person's two hands in a story: what they do in the chat app, and what they do in the product. */
import { randomBytes } from 'node:crypto'
import { readSettings } from '../../cloudfunctions/settings'
import type { DeclarationOf, FunctionName } from '../../contracts'
import type { InputOf, ResultOf } from '../../contracts/declare'

type PaymentSheet = ResultOf<DeclarationOf<'gifts.start'>>['payment']

export type Addresses = { productUrl: string; simulatorUrl: string }

export type Control = <Answer>(path: string, body: object) => Promise<Answer>

export type Hand = {
  openid: string
  name: string
  call<Name extends FunctionName>(
    name: Name,
    input: InputOf<DeclarationOf<Name>>,
  ): Promise<ResultOf<DeclarationOf<Name>>>
  /** Starts a gift, pays at the simulated cashier, and waits until it has arrived. */
  give(projectId: string, amountFen: number, more?: object): Promise<string>
  /** Pays the month of a pledge that its reminder asks for. */
  payMonth(pledgeId: string): Promise<string>
}

const SYNCS_MAX = 20
const SYNC_PAUSE_MS = 250

export function controlOf({ simulatorUrl }: Addresses): Control {
  return (path, body) => post(`${simulatorUrl}/control${path}`, body)
}

/** Somebody of this name, logged in as a phone does it. Rejects when anything is refused: it is a story. */
export async function aHand(addresses: Addresses, name: string): Promise<Hand> {
  const control = controlOf(addresses)
  const { openid } = await personNamed(addresses, name)
  const headers = appKey(addresses)
  const api = `${addresses.productUrl}/1.1`
  const { code } = await control<{ code: string }>(`/people/${openid}/login-code`, {})
  const { sessionToken } = await post<{ sessionToken: string }>(
    `${api}/users`,
    { authData: { lc_weapp: { code } } },
    headers,
  )
  const session = { ...headers, 'x-lc-session': sessionToken }
  const hand: Hand = {
    openid,
    name,
    async call(called, input) {
      const { result } = await post<{ result: ResultOf<DeclarationOf<typeof called>> }>(
        `${api}/functions/${called}`,
        input,
        session,
      )
      return result
    },
    async give(projectId, amountFen, more = {}) {
      const key = randomBytes(12).toString('base64url')
      const { giftId, payment } = await hand.call('gifts.start', {
        key,
        projectId,
        amountFen,
        ...more,
      })
      return pay(giftId, payment)
    },
    async payMonth(pledgeId) {
      const { months } = await hand.call('pledges.show', { pledgeId })
      const due = months.find(({ canPay }) => canPay)
      if (!due) throw new Error(`No month of ${name} is due.`)
      const { giftId, payment } = await hand.call('pledges.pay', { pledgeId, period: due.period })
      return pay(giftId, payment)
    },
  }
  return hand

  async function pay(giftId: string, payment: PaymentSheet): Promise<string> {
    const prepayId = payment.package.replace('prepay_id=', '')
    await control(`/cashier/${prepayId}`, { openid, action: 'pay', payment })
    for (let sync = 0; sync < SYNCS_MAX; sync += 1) {
      if ((await hand.call('gifts.sync', { giftId })).state === 'settled') return giftId
      await new Promise((resolve) => setTimeout(resolve, SYNC_PAUSE_MS))
    }
    throw new Error(`The gift of ${name} did not arrive.`)
  }
}

function appKey({ simulatorUrl }: Addresses): Record<string, string> {
  const { appId, appKey } = readSettings({ ...process.env, SIMULATOR_URL: simulatorUrl })
  return { 'x-lc-id': appId, 'x-lc-key': appKey }
}

async function post<Answer>(
  address: string,
  body: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const reply = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  const text = await reply.text()
  if (!reply.ok) throw new Error(`${address} answered ${reply.status}: ${text}`)
  return JSON.parse(text)
}

/** Whoever has this name already, or a new person with it. */
async function personNamed(addresses: Addresses, name: string): Promise<{ openid: string }> {
  const reply = await fetch(`${addresses.simulatorUrl}/control/people`)
  const people: { openid: string; name: string }[] = await reply.json()
  return people.find((one) => one.name === name) ?? controlOf(addresses)('/people', { name })
}
