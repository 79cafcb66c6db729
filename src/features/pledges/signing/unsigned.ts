/**
 * Pledges whose contract this phone went to sign and does not know the end of. An entry is written before
 * the payment service's page opens, so that an app that is closed there finds the pledge again.
 */
import type { Input } from '../../../cloud'

/** What of a pledge is wished otherwise, from its contract on. */
export type Changes = Omit<Input<'pledges.change'>, 'pledgeId' | 'confirmedLarge'>

export type Unsigned = {
  pledgeId: string
  projectId: string
  /** When the person left, ISO. */
  at: string
  /** What is to count once it is signed: it is asked for again with each new invitation. */
  changes?: Changes
}

/** The phone's small storage, behind the platform's seam. */
type Drawer = {
  read(): unknown
  write(entries: readonly Unsigned[]): void
}

export const UNSIGNED_KEPT_MAX = 4

export function unsignedIn(drawer: Drawer) {
  const all = (): Unsigned[] => {
    const stored = drawer.read()
    return Array.isArray(stored) ? stored.filter(isUnsigned) : []
  }
  return {
    all,
    find: (pledgeId: string): Unsigned | undefined =>
      all().find((entry) => entry.pledgeId === pledgeId),
    keep(entry: Unsigned): void {
      const others = all().filter(({ pledgeId }) => pledgeId !== entry.pledgeId)
      drawer.write([...others, entry].slice(-UNSIGNED_KEPT_MAX))
    },
    forget(pledgeId: string): void {
      const before = all()
      const rest = before.filter((entry) => entry.pledgeId !== pledgeId)
      if (rest.length < before.length) drawer.write(rest)
    },
  }
}

/** What an older version left in storage is read as nothing, not as a crash. */
function isUnsigned(value: unknown): value is Unsigned {
  if (typeof value !== 'object' || value === null) return false
  const { pledgeId, projectId, at, changes } = value as Record<string, unknown>
  return (
    typeof pledgeId === 'string' &&
    typeof projectId === 'string' &&
    typeof at === 'string' &&
    (changes === undefined || (typeof changes === 'object' && changes !== null))
  )
}
