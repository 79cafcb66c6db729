/**
 * The weather between the product and the payment service, as faults of the simulator and back. Only what a
 * preset plants is a preset's: entries for one order, for a number of calls, and rates are somebody else's.
 */

/** `GET /control/faults`, as far as weather is concerned. */
export type Faults = { rates: Record<string, number>; next: Planted[] }
export type Planted = {
  on: string
  kind: string
  times?: number | 'always'
  delayMs?: number
  endsAt?: string
  outTradeNo?: string
}
export type Hosts = { main: 'up' | 'down'; backup: 'up' | 'down' }

/** `GET /control/network`. */
export type Network = { state: NetworkState }
export type NetworkState = 'fine' | 'slow' | 'cut' | 'answers-lost'

export type Callbacks = 'well' | 'lost' | 'doubled' | 'late'
export type Weather = {
  slow: boolean
  /** The virtual moment at which the payment service answers again; `undefined` when it does. */
  failingUntilMs: number | undefined
  mainHostDown: boolean
  /** A callback can be only one of these. */
  callbacks: Callbacks
  /** Between the phones and the product. */
  network: NetworkState
}

export const CLEAR: Weather = {
  slow: false,
  failingUntilMs: undefined,
  mainHostDown: false,
  callbacks: 'well',
  network: 'fine',
}

export const FAILING_MS = 60_000
/** Slower than anybody likes and sooner than the product gives up, in real time. */
export const SLOW_MS = 2_000
/** How late a late callback comes, in virtual time. */
export const LATE_MS = 600_000

const PAY_CALLS = [
  ...['prepay', 'query', 'close', 'refund', 'refund-query', 'bill', 'bill-download'],
  ...['charge', 'charge-query', 'contract-query', 'contract-end', 'pre-notify'],
]
const CHAT_CALLS = ['login', 'token', 'message', 'content-check', 'code']
const NOTICES = ['callback', 'refund-callback', 'charge-callback', 'contract-callback']

type Rule = { on: string[]; kind: string; delayMs?: number }
const SLOW: Rule = { on: [...PAY_CALLS, ...CHAT_CALLS], kind: 'slow', delayMs: SLOW_MS }
const FAILING: Rule = { on: PAY_CALLS, kind: 'error' }
const CALLBACKS: Record<Exclude<Callbacks, 'well'>, Rule> = {
  lost: { on: NOTICES, kind: 'lost' },
  doubled: { on: NOTICES, kind: 'duplicate' },
  late: { on: NOTICES, kind: 'slow', delayMs: LATE_MS },
}
const RULES = [FAILING, SLOW, ...Object.values(CALLBACKS)]

/** The weather that these faults make. A preset is on when all of it is there. */
export const weatherIn = (faults: Faults, hosts: Hosts, { state }: Network): Weather => ({
  slow: isOn(faults, SLOW),
  failingUntilMs: isOn(faults, FAILING) ? endOf(faults, FAILING) : undefined,
  mainHostDown: hosts.main === 'down',
  callbacks: callbackKinds.find((kind) => isOn(faults, CALLBACKS[kind])) ?? 'well',
  network: state,
})

/** What `POST /control/faults` makes this weather of these faults, and keeps what is not weather. */
export const faultsFor = (weather: Weather, faults: Faults) => ({
  clear: true,
  rates: faults.rates,
  // An entry strikes before those behind it: what was planted for one order first, then a failure, which
  // ends, and slowness behind it.
  next: [...othersIn(faults), ...plantedFor(weather)],
})

/** Faults that no preset planted: entries that wait, and rates. */
export const othersCount = (faults: Faults) =>
  othersIn(faults).length + Object.values(faults.rates).filter((rate) => rate > 0).length

const plantedFor = ({ failingUntilMs, slow, callbacks }: Weather): Planted[] => [
  ...(failingUntilMs === undefined ? [] : entriesOf(FAILING, failingUntilMs)),
  ...(slow ? entriesOf(SLOW) : []),
  ...(callbacks === 'well' ? [] : entriesOf(CALLBACKS[callbacks])),
]

const entriesOf = ({ on, kind, delayMs }: Rule, untilMs?: number): Planted[] =>
  on.map((call) => ({
    on: call,
    kind,
    times: 'always',
    ...(delayMs === undefined ? {} : { delayMs }),
    ...(untilMs === undefined ? {} : { endsAt: new Date(untilMs).toISOString() }),
  }))

const othersIn = ({ next }: Faults) => next.filter((one) => !RULES.some((rule) => fits(one, rule)))

const isOn = ({ next }: Faults, rule: Rule) =>
  rule.on.every((call) => next.some((one) => one.on === call && fits(one, rule)))

const endOf = ({ next }: Faults, rule: Rule) =>
  Math.max(...next.filter((one) => fits(one, rule)).map(({ endsAt }) => Date.parse(endsAt ?? '')))

const fits = (one: Planted, { on, kind, delayMs }: Rule) =>
  one.times === 'always' &&
  one.outTradeNo === undefined &&
  one.kind === kind &&
  one.delayMs === delayMs &&
  (one.endsAt !== undefined) === (kind === FAILING.kind) &&
  on.includes(one.on)

const callbackKinds = ['lost', 'doubled', 'late'] as const

export const isClear = (weather: Weather) =>
  !weather.slow &&
  weather.failingUntilMs === undefined &&
  !weather.mainHostDown &&
  weather.callbacks === 'well' &&
  weather.network === 'fine'

/** Whether two weathers differ at most in their hosts and their network. */
export const hasSameFaults = (one: Weather, other: Weather) =>
  one.slow === other.slow &&
  one.failingUntilMs === other.failingUntilMs &&
  one.callbacks === other.callbacks
