/**
 * Stops waiting, not working: what is under way goes on, and whatever it writes stays written. That
 * is why the sentence for a late answer says that a charge will be recorded.
 */
export const LATE = Symbol('late')

/** `onLateFault` hears of a failure that came when nobody waited any more. */
export function withinTime<Result>(
  work: Promise<Result>,
  msMax: number,
  onLateFault: (fault: unknown) => void,
): Promise<Result | typeof LATE> {
  return new Promise((resolve, reject) => {
    let late = false
    const timer = setTimeout(() => {
      late = true
      resolve(LATE)
    }, msMax)
    work.then(
      (result) => {
        clearTimeout(timer)
        resolve(result)
      },
      (fault: unknown) => {
        clearTimeout(timer)
        if (late) onLateFault(fault)
        else reject(fault)
      },
    )
  })
}
