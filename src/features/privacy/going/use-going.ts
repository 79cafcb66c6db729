/** Going: what it means is read first; then it is done once, and the phone forgets, too. */
import { useState } from 'react'
import type { DELETION_WORDS } from '../../../../contracts/deletion-words'
import { errorsForGoing } from '../../../../contracts/errors-for-going'
import {
  type Asked,
  bringSentences,
  call,
  leave,
  type Result,
  type Trouble,
  useAnswer,
} from '../../../cloud'
import { openAlone, storage, usePageShownAgain } from '../../../platform'
import { useOnce } from '../../../ui'
import { UNFINISHED_GIFTS } from '../../gifts'
import { UNSIGNED_PLEDGES } from '../../pledges'

bringSentences(errorsForGoing)

export type Meaning = Result<'privacy.going'>
type Word = (typeof DELETION_WORDS)[number]

export type Going = {
  asked: Asked<Meaning>
  busy: boolean
  trouble: Trouble | undefined
  /** Does it; opens the page that says so, with none below it. */
  go: (word: Word, keepGifts: boolean) => void
  /** Lets the last trouble be forgotten. */
  calm: () => void
}

export function useGoing(): Going {
  const asked = useAnswer('privacy.going', () => call('privacy.going', {}))
  usePageShownAgain(asked.again)
  const [trouble, setTrouble] = useState<Trouble>()
  const { busy, once } = useOnce()
  const go = (word: Word, keepGifts: boolean): void =>
    once(async () => {
      setTrouble(undefined)
      const answer = await call('privacy.delete', { word, ...(keepGifts ? { keepGifts } : {}) })
      if (!answer.ok) {
        setTrouble(answer.trouble)
        // A gift came in, or a refund was asked for, since the page was read.
        if (answer.trouble.kind === 'refused') asked.again()
        return
      }
      await forget()
      const { gifts, pledgesEnded } = answer.value
      openAlone('gone', { gifts: String(gifts), pledges: String(pledgesEnded) })
    })()
  return { asked, busy, trouble, go, calm: () => setTrouble(undefined) }
}

/** What this phone holds of a person: orders and signatures on their way, and the session. */
async function forget(): Promise<void> {
  storage.remove(UNFINISHED_GIFTS)
  storage.remove(UNSIGNED_PLEDGES)
  await leave()
}
