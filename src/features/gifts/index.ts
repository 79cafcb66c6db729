/** Giving: the sheet, the result, one's own gifts, and what a launch finds. */
export { FoundGift } from './found-gift'
export { GiftScreen } from './gift/gift-screen'
export { GiftsScreen } from './mine/gifts-screen'
export { LanternTotal } from './mine/lantern-total'
export { ResultScreen } from './result/result-screen'
export { GivingSheet } from './sheet/giving-sheet'
export { useUnfinishedGift } from './unfinished'
