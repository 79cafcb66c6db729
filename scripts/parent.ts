/** Whoever started us may be gone without a word: npm passes a signal on to its shell alone, which ends before us. */

const LOOK_MS = 500

/** Calls once when the process that started this one is gone; only under npm, where nobody else asks us to stop. */
export function whenParentGone(gone: () => void): void {
  if (!process.env['npm_lifecycle_event']) return
  const parent = process.ppid
  const looking = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(looking)
    gone()
  }, LOOK_MS)
  looking.unref()
}
