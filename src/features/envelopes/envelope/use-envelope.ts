/** An envelope as a screen sees it: read, opened once, directed once, and read again after each. */
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Envelope } from '../../../../contracts/envelopes'
import { type Answer, type Asked, call, type Trouble, useAnswer } from '../../../cloud'
import { usePageShown, usePageShownAgain } from '../../../platform'

export type Doing = 'nothing' | 'opening' | 'directing'

export type OpenedEnvelope = {
  asked: Asked<Envelope>
  doing: Doing
  /** Opened or directed while this page is shown: its light comes with motion. */
  fresh: boolean
  /** Of the last try to open or to direct. */
  trouble: Trouble | undefined
  open: () => void
  direct: (projectId: string) => void
}

/** Refusals after which the envelope itself tells more than the sentence does. */
const TOLD_BY_THE_PAGE = [
  'ENVELOPE_ENDED',
  'ENVELOPE_ALL_OPENED',
  'OWN_ENVELOPE',
  'NOT_WATCHED',
  'OPENED_TODAY',
  'PORTION_DIRECTED',
]

/** How often its sender's page looks whether friends have opened it. */
const LOOK_MS = 5_000

export function useEnvelope(envelopeId: string): OpenedEnvelope {
  // Looking asks for no login; somebody who has one is known again, and sees their portion.
  const asked = useAnswer<Envelope>(envelopeId, () => call('envelopes.show', { envelopeId }))
  const [doing, setDoing] = useState<Doing>('nothing')
  const [fresh, setFresh] = useState(false)
  const [trouble, setTrouble] = useState<Trouble>()
  // A second tap in the same turn, before the button has changed.
  const busy = useRef(false)
  usePageShownAgain(asked.again)
  useLooking(asked)

  const rest = useCallback(() => {
    busy.current = false
    setDoing('nothing')
  }, [])
  const { again } = asked
  const act = useCallback(
    async (what: Doing, ask: () => Promise<Answer<unknown>>): Promise<void> => {
      if (busy.current) return
      busy.current = true
      setDoing(what)
      setTrouble(undefined)
      const answer = await ask()
      if (answer.ok) setFresh(true)
      else {
        if (!isTold(answer.trouble)) setTrouble(answer.trouble)
        rest()
      }
      again()
    },
    [again, rest],
  )

  // What was done stays under way until the page shows what came of it, or cannot.
  const { value, trouble: unread } = asked
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer ends it.
  useEffect(rest, [value, unread, rest])

  const portionId = asked.value?.portion?.portionId
  return {
    asked,
    doing,
    fresh,
    trouble,
    open: () => void act('opening', () => call('envelopes.open', { envelopeId })),
    direct: (projectId) => {
      if (portionId === undefined) return
      void act('directing', () => call('envelopes.direct', { portionId, projectId }))
    },
  }
}

/** Its sender sees it fill as long as the page is looked at; everybody else's stands still while they choose. */
function useLooking({ value, again }: Asked<Envelope>): void {
  const shown = usePageShown()
  const looks = shown && value?.own === true && value.state === 'open'
  useEffect(() => {
    if (!looks) return undefined
    const looking = setInterval(again, LOOK_MS)
    return () => clearInterval(looking)
  }, [looks, again])
}

function isTold(trouble: Trouble): boolean {
  return trouble.kind === 'refused' && TOLD_BY_THE_PAGE.includes(trouble.name)
}
