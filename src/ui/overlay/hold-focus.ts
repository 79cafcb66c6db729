/** A mini program has no focus of its own; `hold-focus.h5.ts` is the browser's twin of this file. */
type Held = { id: string; onEscape: () => void }

export function useHeldFocus(_held: Held | undefined): void {}
