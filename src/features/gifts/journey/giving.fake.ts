/** A phone, a server and a cashier that a test holds in its hand: each answer is given when the test says so. */

import { type ErrorName, errors } from '../../../../contracts/errors'
import type { Event } from '../../../../contracts/events'
import type { Gift, PaymentSheet } from '../../../../contracts/gifts'
import type { Answer, Trouble } from '../../../cloud'
import type { PayWord } from '../../../platform'
import type { Outside } from './giving'
import type { PledgeInput, StartInput, WrapInput } from './intent'
import { type Unfinished, unfinishedIn } from './unfinished'

export const aPayment: PaymentSheet = {
  timeStamp: '1796000000',
  nonceStr: 'n',
  package: 'prepay_id=wx1',
  signType: 'RSA',
  paySign: 'c2lnbg==',
}

export function refused(name: ErrorName, details: Record<string, unknown> = {}) {
  const { zh, en } = errors[name]
  return { ok: false, trouble: { kind: 'refused', name, details, sentence: { zh, en } } } as const
}

export function unanswered(kind: Exclude<Trouble['kind'], 'refused'> = 'offline') {
  return { ok: false, trouble: { kind, sentence: { zh: '没有回音。', en: 'No answer.' } } } as const
}

type WrapAnswer = Awaited<ReturnType<Outside['wrap']>>
type PledgeAnswer = Awaited<ReturnType<Outside['pledge']>>
type StartAnswer = Awaited<ReturnType<Outside['start']>>

export function aPhone() {
  let stored: unknown
  let keys = 0
  const began: StartInput[] = []
  const recorded: string[] = []
  const looks: string[] = []
  const waits: number[] = []
  const wrapped: WrapInput[] = []
  const starts = asked<StartAnswer>()
  const pledged: PledgeInput[] = []
  const months: Parameters<Outside['payMonth']>[0][] = []
  const wraps = asked<WrapAnswer>()
  const pledges = asked<PledgeAnswer>()
  const payments = asked<PayWord>()
  const answers = asked<Answer<Gift>>()
  let onBusy: (() => void) | undefined
  /** What the phone remembered at the moment when the server was asked. */
  let keptAtStart: Unfinished[] = []
  const unfinished = unfinishedIn({
    read: () => stored,
    write: (entries) => {
      stored = JSON.parse(JSON.stringify(entries))
    },
  })

  const outside: Outside = {
    start(input, busy) {
      began.push(input)
      keptAtStart = unfinished.all()
      onBusy = busy
      return starts.ask()
    },
    wrap(input, busy) {
      wrapped.push(input)
      keptAtStart = unfinished.all()
      onBusy = busy
      return wraps.ask()
    },
    pledge(input, busy) {
      pledged.push(input)
      onBusy = busy
      return pledges.ask()
    },
    payMonth(month, _via, busy) {
      months.push(month)
      onBusy = busy
      return starts.ask()
    },
    look(giftId) {
      looks.push(giftId)
      return answers.ask()
    },
    pay: () => payments.ask(),
    async wait(ms) {
      waits.push(ms)
    },
    newKey() {
      keys += 1
      return `key-number-${keys}`
    },
    now: () => new Date('2026-12-07T06:32:00Z'),
    unfinished,
    record: ({ step, reason }: Omit<Event, 'at'>) => {
      recorded.push(reason ? `${step}:${reason}` : step)
    },
  }
  return {
    outside,
    unfinished,
    began,
    wrapped,
    pledged,
    months,
    recorded,
    looks,
    waits,
    keptAtStart: () => keptAtStart,
    busy: () => onBusy?.(),
    serverSays: (answer: StartAnswer) => starts.answer(answer),
    serverPledges: (answer: PledgeAnswer) => pledges.answer(answer),
    serverWraps: (answer: WrapAnswer) => wraps.answer(answer),
    phoneSays: (word: PayWord) => payments.answer(word),
    lookSays: (state: Gift['state'] | undefined, settledAt?: string) =>
      answers.answer(
        state
          ? { ok: true, value: aGift({ state, ...(settledAt ? { settledAt } : {}) }) }
          : unanswered(),
      ),
    lookMeets: (answer: Answer<Gift>) => answers.answer(answer),
  }
}

export function aGift(given: Partial<Gift> = {}): Gift {
  return {
    giftId: 'gift-1',
    state: 'settled',
    amountFen: 5_000,
    refundedFen: 0,
    projectId: 'quilt',
    projectTitle: { zh: '一床厚被子', en: 'A thick quilt' },
    cover: 'quilt',
    charityName: { zh: '山渡助学公益基金会（示例）', en: 'Shandu Education Foundation (sample)' },
    showName: false,
    wordsShown: false,
    startedAt: '2026-12-07T06:31:00Z',
    canUndo: false,
    nextReportDueOn: '2026-12-30',
    refunds: [],
    ...given,
  }
}

/** Questions that wait for the test's answer, in their order. */
function asked<T>() {
  const waiting: ((answer: T) => void)[] = []
  return {
    ask: () => new Promise<T>((resolve) => waiting.push(resolve)),
    async answer(answer: T): Promise<void> {
      for (let turns = 0; waiting.length === 0 && turns < 20; turns += 1) await Promise.resolve()
      const resolve = waiting.shift()
      if (!resolve) throw new Error('nobody asked')
      resolve(answer)
      for (let turns = 0; turns < 20; turns += 1) await Promise.resolve()
    },
  }
}
