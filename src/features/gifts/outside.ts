/** Where the feature meets the server, the cashier and the phone's storage: put together once, here. */
import { call, newKey, record } from '../../cloud'
import { pay, storage } from '../../platform'
import type { Follower } from './journey/follow'
import type { Outside } from './journey/giving'
import { unfinishedIn } from './journey/unfinished'

/** Where a phone keeps the gifts that are on their way. */
export const UNFINISHED_GIFTS = 'gifts.unfinished'

export const unfinished = unfinishedIn({
  read: () => storage.read(UNFINISHED_GIFTS),
  write: (entries) => storage.write(UNFINISHED_GIFTS, entries),
})

const wait = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms))

export const outside: Outside & Follower = {
  start: (input, onBusy) => call('gifts.start', input, { onBusy }),
  wrap: (input, onBusy) => call('envelopes.start', input, { onBusy }),
  pledge: (input, onBusy) => call('pledges.start', input, { onBusy }),
  payMonth: ({ missed, ...month }, via, onBusy) =>
    call(
      missed ? 'pledges.payMissed' : 'pledges.pay',
      { ...month, ...(via ? { via } : {}) },
      { onBusy },
    ),
  look: (giftId) => call('gifts.sync', { giftId }),
  pay,
  wait,
  newKey,
  now: () => new Date(),
  unfinished,
  record,
}
