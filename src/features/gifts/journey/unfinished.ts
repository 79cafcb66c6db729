/**
 * Gifts whose outcome this phone has not seen yet. An entry is written before `gifts.start` is
 * called and again with the gift's id before the cashier opens, so that an app that is closed in the
 * cashier finds the gift at its next launch. It goes when the outcome is known.
 */
import type { Via } from './intent'

export type Unfinished = {
  key: string
  projectId: string
  /** When this try began, ISO. */
  at: string
  /** Absent while `gifts.start` has not answered: then no cashier was opened and nothing was paid. */
  giftId?: string
  /** Of a gift that is wrapped: where its giver goes on. */
  envelopeId?: string
  /** Of one that is given every month: where its pledge is. */
  pledgeId?: string
  via?: Via
}

/** The phone's small storage, behind the platform's seam. */
export type Drawer = {
  read(): unknown
  write(entries: readonly Unfinished[]): void
}

/** The oldest go first; somebody with nine open payments is served by `gifts.mine`. */
export const UNFINISHED_KEPT_MAX = 8

/** An order can be paid for 15 minutes; past an hour an unpaid one is of no more use to anybody. */
export const UNFINISHED_USEFUL_MS = 3_600_000

export function unfinishedIn(drawer: Drawer) {
  const all = (): Unfinished[] => {
    const stored = drawer.read()
    return Array.isArray(stored) ? stored.filter(isUnfinished) : []
  }
  return {
    all,
    find: (giftId: string): Unfinished | undefined => all().find((it) => it.giftId === giftId),
    /** The newest order of this phone for a project that may still be open, beside the one of `key`. */
    leftOpen: (projectId: string, key: string, now: Date): string | undefined =>
      all()
        .filter((it) => it.projectId === projectId && it.key !== key && it.giftId)
        .filter((it) => !isOver(it, now))
        .pop()?.giftId,
    keep(entry: Unfinished): void {
      const others = all().filter(({ key }) => key !== entry.key)
      drawer.write([...others, entry].slice(-UNFINISHED_KEPT_MAX))
    },
    forget(which: { key: string } | { giftId: string }): void {
      const before = all()
      const rest = before.filter((it) =>
        'key' in which ? it.key !== which.key : it.giftId !== which.giftId,
      )
      if (rest.length < before.length) drawer.write(rest)
    },
  }
}

export type UnfinishedGifts = ReturnType<typeof unfinishedIn>

/** Past the end of its order: whatever became of it, another wish has nothing to do with it. */
const isOver = ({ at }: Unfinished, now: Date): boolean =>
  now.getTime() - Date.parse(at) > UNFINISHED_USEFUL_MS

/** Entries that can no longer turn out paid: never begun, or open past every order's end. */
export function isUseless(entry: Unfinished, now: Date, known: 'unpaid' | 'not-known'): boolean {
  if (entry.giftId === undefined) return true
  return known === 'unpaid' && isOver(entry, now)
}

/** What an older version or a person's meddling left in storage is read as nothing, not as a crash. */
function isUnfinished(value: unknown): value is Unfinished {
  if (typeof value !== 'object' || value === null) return false
  const { key, projectId, at, giftId, envelopeId, pledgeId } = value as Record<string, unknown>
  return (
    typeof key === 'string' &&
    typeof projectId === 'string' &&
    typeof at === 'string' &&
    (giftId === undefined || typeof giftId === 'string') &&
    (envelopeId === undefined || typeof envelopeId === 'string') &&
    (pledgeId === undefined || typeof pledgeId === 'string')
  )
}
