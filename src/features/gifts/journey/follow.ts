/**
 * Follows one gift until its outcome is known: looks with growing pauses, then waits to be asked.
 * The result screen and the launch hook stand on it. Nothing is paid from here.
 */
import type { Event } from '../../../../contracts/events'
import type { Gift } from '../../../../contracts/gifts'
import type { Answer, Trouble } from '../../../cloud'
import { judge, LOOKS_MAX, lookAfterMs, SLOW_FROM_LOOK, type Verdict } from './checking'
import type { UnfinishedGifts } from './unfinished'

export type Known = {
  verdict: Verdict
  /** The last answer; absent until the first one came. */
  gift?: Gift
  /** Why the last look told nothing; absent when it did. */
  trouble?: Trouble
  /** It takes longer than it should, and the screen says so. */
  slow: boolean
  /** No more looks by itself. */
  resting: boolean
}

export type Follower = {
  look(giftId: string): Promise<Answer<Gift>>
  wait(ms: number): Promise<void>
  unfinished: UnfinishedGifts
  record(event: Omit<Event, 'at'>): void
}

export const NOTHING_KNOWN: Known = {
  verdict: 'waiting',
  slow: false,
  resting: false,
}

/** True when there is nothing to wait for: no such gift, or none of this person's. */
export function isNoGift({ trouble }: Known): boolean {
  return trouble?.kind === 'refused' && trouble.name === 'NO_SUCH_GIFT'
}

/** Looks until the outcome is known, `LOOKS_MAX` is reached or `stopped` says so; tells what is known after each look. */
export async function followGift(
  follower: Follower,
  giftId: string,
  { tell, stopped }: { tell: (known: Known) => void; stopped: () => boolean },
): Promise<void> {
  let known = NOTHING_KNOWN
  for (let looks = 0; looks < LOOKS_MAX; looks += 1) {
    await follower.wait(lookAfterMs(looks))
    if (stopped()) return
    const answer = await follower.look(giftId)
    if (stopped()) return
    known = afterLook(known, answer, looks)
    // What is found out is written down before anybody is told, so that a screen that goes away loses nothing.
    if (known.verdict !== 'waiting') conclude(follower, giftId, known.verdict)
    tell(known)
    if (known.verdict !== 'waiting' || isNoGift(known)) return
  }
}

function afterLook(before: Known, answer: Answer<Gift>, looks: number): Known {
  const gift = answer.ok ? answer.value : before.gift
  return {
    ...(gift ? { gift } : {}),
    verdict: gift ? judge(gift, 'unknown') : 'waiting',
    ...(answer.ok ? {} : { trouble: answer.trouble }),
    slow: looks + 1 >= SLOW_FROM_LOOK,
    resting: looks + 1 >= LOOKS_MAX,
  }
}

/** The outcome is known: the phone need not remember the gift, and the funnel gets its last step, once. */
export function conclude(
  { unfinished, record }: Pick<Follower, 'unfinished' | 'record'>,
  giftId: string,
  verdict: Exclude<Verdict, 'waiting'>,
): void {
  const entry = unfinished.find(giftId)
  if (!entry) return
  unfinished.forget({ giftId })
  record({
    step: verdict === 'unpaid' ? 'failed' : 'settled',
    projectId: entry.projectId,
    giftKey: entry.key,
    ...entry.via,
    ...(verdict === 'lit' ? {} : { reason: verdict }),
  })
}
