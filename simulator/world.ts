import type { BillBook } from './bills/bill-book'
import { createBillBook } from './bills/bill-book'
import type { BillFiles } from './bills/bill-operations'
import type { Messages } from './chat/messages'
import { createMessages } from './chat/messages'
import type { People } from './chat/people'
import { createPeople } from './chat/people'
import type { Tokens } from './chat/tokens'
import { createTokens } from './chat/tokens'
import type { AppKey } from './crowd/product'
import type { Faults } from './faults'
import { createFaults } from './faults'
import type { FollowedApp } from './followed-app'
import { createFollowedApp } from './followed-app'
import type { Journal } from './journal'
import type { Keyring } from './keys/keyring'
import type { Network } from './network/network'
import { createNetwork } from './network/network'
import type { BankBook } from './papay/bank-book'
import { createBankBook } from './papay/bank-book'
import type { ChargesASecond } from './papay/charges-a-second'
import { createChargesASecond } from './papay/charges-a-second'
import type { ContractBook } from './papay/contract-book'
import { createContractBook } from './papay/contract-book'
import type { InvitationBook } from './papay/invitation-book'
import { createInvitationBook } from './papay/invitation-book'
import type { PlanBook } from './papay/plan-book'
import { createPlanBook } from './papay/plan-book'
import type { Authenticate } from './pay/authorization'
import { createAuthenticate } from './pay/authorization'
import { createNonces } from './pay/nonces'
import type { Notifier } from './pay/notifications'
import { createNotifier } from './pay/notifications'
import type { OrderBook } from './pay/order-book'
import { createOrderBook } from './pay/order-book'
import type { RefundBook } from './pay/refund-book'
import { createRefundBook } from './pay/refund-book'
import type { Log, Note } from './talk/log'
import { createLog } from './talk/log'
import type { Talk } from './talk/talk'
import { createTalk } from './talk/talk'
import { SECOND_MS } from './time/beijing'
import { createNotedTravel } from './time/noted-travel'
import type { Arrival, Journey } from './time/time-travel'
import type { VirtualClock } from './time/virtual-clock'
import { createVirtualClock } from './time/virtual-clock'

/** Everything that the simulator knows; the hosts and the control interface are views of it. */
export type World = {
  keyring: Keyring
  /** One memory of nonces for both hosts, or a request could be replayed on the other. */
  authenticate: Authenticate
  clock: VirtualClock
  app: FollowedApp
  travel(journey: Journey): Promise<Arrival>
  faults: Faults
  network: Network
  people: People
  orders: OrderBook
  refunds: RefundBook
  /** How each merchant charges by contract, the contracts, and who was asked to sign one. */
  plans: PlanBook
  contracts: ContractBook
  invitations: InvitationBook
  /** What people's banks say to charges. */
  banks: BankBook
  chargesASecond: ChargesASecond
  notifier: Notifier
  bills: BillBook
  /** Bills waiting to be fetched, by the token of their address. */
  billFiles: BillFiles
  tokens: Tokens
  messages: Messages
  talk: Talk
  log: Log
  /** Something happened that an onlooker would want to see. */
  note: Note
  hosts: Record<HostName, 'up' | 'down'>
  /** `http://host:port` of each host and of the relay, known once it listens. */
  origins: Record<HostName | 'relay', string>
  refundDelayMs: number
}

export type HostName = 'main' | 'backup'

export type WorldOptions = {
  startMs?: number | undefined
  seed?: number | undefined
  hangMs?: number | undefined
  callbackAnswerMsMax?: number | undefined
  refundDelayMs?: number | undefined
  chargesASecondMax?: number | undefined
  appClockUrl?: string | undefined
  productOrigins: string[]
  /** What the product's phones are initialised with. */
  appKey?: AppKey | undefined
}

const CALLBACK_ANSWER_MS_MAX = 5 * SECOND_MS
const REFUND_DELAY_MS = 5 * SECOND_MS

export const createWorld = (keyring: Keyring, journal: Journal, options: WorldOptions): World => {
  const clock = rememberingClock(
    createVirtualClock(options.startMs ?? rememberedMs(journal)),
    journal,
  )
  const log = createLog(clock.nowMs)
  const { note } = log
  const faults = createFaults(journal, clock.nowMs, options)
  const people = createPeople(journal, clock.nowMs)
  const orders = createOrderBook(journal, clock.nowMs, note)
  const refunds = createRefundBook(journal, note)
  const app = createFollowedApp(journal, options)
  const answerMsMax = options.callbackAnswerMsMax ?? CALLBACK_ANSWER_MS_MAX
  return {
    keyring,
    authenticate: createAuthenticate(keyring, createNonces(journal)),
    clock,
    app,
    travel: createNotedTravel(clock, app.clock, note),
    faults,
    network: createNetwork(journal, clock.nowMs, note),
    people,
    orders,
    refunds,
    plans: createPlanBook(journal),
    contracts: createContractBook(journal),
    invitations: createInvitationBook(journal),
    banks: createBankBook(journal),
    chargesASecond: createChargesASecond(options.chargesASecondMax),
    bills: createBillBook({ keyring, journal, orders, refunds }),
    billFiles: new Map(),
    notifier: createNotifier({ keyring, clock, faults, journal, note, answerMsMax }),
    tokens: createTokens(clock.nowMs),
    messages: createMessages(journal, people, clock.nowMs),
    talk: createTalk(journal, clock.nowMs),
    log,
    note,
    hosts: { main: 'up', backup: 'up' },
    origins: { main: '', backup: '', relay: '' },
    refundDelayMs: options.refundDelayMs ?? REFUND_DELAY_MS,
  }
}

/** Every stop of a journey is noted, so that one which ends half-way does not set time back. */
const rememberingClock = (clock: VirtualClock, journal: Journal): VirtualClock => ({
  ...clock,
  moveTo(ms) {
    clock.moveTo(ms)
    journal.put('clock', 'aheadMs', clock.nowMs() - Date.now())
  },
})

/** A clock that was put ahead stays ahead after a restart, or orders would come from the future. */
const rememberedMs = (journal: Journal) => {
  const [aheadMs = 0] = journal.records<number>('clock')
  return Date.now() + aheadMs
}
