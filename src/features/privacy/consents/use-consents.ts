/** One's consents: a word shows at once, and is taken back where it was not kept. */
import { useRef, useState } from 'react'
import type { ConsentKind } from '../../../../contracts/consent-texts'
import { type Asked, call, type Result, type Trouble, useAnswer } from '../../../cloud'
import { usePageShownAgain } from '../../../platform'

type Mine = Result<'consents.mine'>
export type Consent = Mine['items'][number]

export type Consents = {
  asked: Asked<Mine>
  items: Consent[]
  /** Which one’s word is on its way. */
  saying: ConsentKind | undefined
  /** What became of the last word. */
  said: { kind: ConsentKind; given: boolean } | undefined
  trouble: { kind: ConsentKind; trouble: Trouble } | undefined
  say: (consent: Consent, given: boolean) => Promise<void>
}

export function useConsents(): Consents {
  const asked = useAnswer('consents.mine', () => call('consents.mine', {}))
  usePageShownAgain(asked.again)
  const [kept, setKept] = useState<{ over: Mine | undefined; mine: Mine }>()
  const [saying, setSaying] = useState<{ kind: ConsentKind; given: boolean }>()
  const [said, setSaid] = useState<Consents['said']>()
  const [trouble, setTrouble] = useState<Consents['trouble']>()
  const running = useRef(false)

  const say: Consents['say'] = async ({ kind, asks }, given) => {
    // One word at a time, whatever is tapped meanwhile.
    if (running.current) return
    running.current = true
    setSaying({ kind, given })
    setSaid(undefined)
    setTrouble(undefined)
    const answer = await call('consents.set', { kind, given, textVersion: asks.version })
    running.current = false
    setSaying(undefined)
    if (answer.ok) {
      setKept({ over: asked.value, mine: answer.value })
      setSaid({ kind, given })
      return
    }
    setTrouble({ kind, trouble: answer.trouble })
    if (answer.trouble.kind === 'refused') asked.again()
  }

  // What the last word answered counts until something newer was read.
  const mine = kept && kept.over === asked.value ? kept.mine : asked.value
  const items = (mine?.items ?? []).map((consent) =>
    consent.kind === saying?.kind ? { ...consent, given: saying.given } : consent,
  )
  return { asked, items, saying: saying?.kind, said, trouble, say }
}
