/** Giving: the sheet, the result, one's own gifts, and what a launch finds. */
export { GiftScreen } from './gift/gift-screen'
export type { Verdict } from './journey/checking'
export { isNoGift } from './journey/follow'
export {
  type GiftDraft,
  newIntent,
  type PledgeInput,
  type Pledging,
} from './journey/intent'
export { isLarge } from './journey/large-gift'
export { GiftsScreen } from './mine/gifts-screen'
export { LanternTotal } from './mine/lantern-total'
export { UNFINISHED_GIFTS } from './outside'
export { ResultScreen } from './result/result-screen'
export { type Following, useFollowing, useSeenPaid } from './result/use-following'
export { AmountChoice } from './sheet/amount-choice'
export { CoolDown } from './sheet/cool-down'
export {
  amountOf,
  emptyForm,
  type GiftForm,
  readForm,
  withAmount,
  wrongSoFar,
} from './sheet/gift-form'
export { Naming } from './sheet/naming'
export { SaidNotice, useBusyWords } from './sheet/progress'
export { SecondQuestion } from './sheet/second-question'
export { useGiving } from './sheet/use-giving'
