/** One sheet's journey as a hook: the moment now, and what the donor can do about it. */
import { useEffect, useState, useSyncExternalStore } from 'react'
import { openPage, replacePage } from '../../../platform'
import { beginGiving, type Giving } from '../journey/giving'
import type { Intent, Via } from '../journey/intent'
import type { Moment } from '../journey/journey'
import { outside } from '../outside'

export function useGiving(
  from: { projectId: string; via: Via },
  onGiven: (earlier: boolean) => void,
  /** Where it goes on instead of the result, for whom a gift is a part of something else. */
  goOn?: (giftId: string, intent: Intent) => void,
): { giving: Giving; moment: Moment } {
  // Begun once for a sheet: a wish that was not fulfilled keeps its key while the page is open.
  const [giving] = useState(() => beginGiving(outside, from))
  const moment = useSyncExternalStore(giving.subscribe, giving.moment)

  const givenId = moment.at === 'given' ? moment.giftId : undefined
  const intent = moment.at === 'given' ? moment.intent : undefined
  const earlier = moment.at === 'given' && moment.earlier
  // biome-ignore lint/correctness/useExhaustiveDependencies: it happens once for each gift.
  useEffect(() => {
    if (givenId === undefined || intent === undefined) return
    const { envelopeId } = intent
    onGiven(earlier === true)
    giving.close()
    if (goOn && !earlier) goOn(givenId, intent)
    else if (envelopeId !== undefined) replacePage('envelope', { envelopeId })
    else openPage('result', { giftId: givenId, ...(earlier && { earlier: 'yes' }) })
  }, [givenId])

  return { giving, moment }
}
