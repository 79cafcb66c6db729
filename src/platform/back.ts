/**
 * What "back" means while something lies over the page. Twins: only a browser needs this one
 * (`back.h5.ts`); WeChat has a component for it (`ui/overlay/back-closes.tsx`).
 */

/** From now on "back" tells this one, and the page stays. Answers how it is let go again. */
export type HoldBack = (onBack: () => void) => () => void

/** Leaves the page by one of the router's ways; `adds`: the page stays in the history, below the new one. */
export type LeavePage = (go: () => void, how?: { adds: boolean }) => void

export const holdBack: HoldBack = () => () => undefined

export const leavePage: LeavePage = (go) => go()
