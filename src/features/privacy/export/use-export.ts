/** One's own data, as long as the page is open: it is kept nowhere else on the phone. */
import { useState } from 'react'
import { errorsForGoing } from '../../../../contracts/errors-for-going'
import { bringSentences, call, type Result, type Trouble } from '../../../cloud'
import { useOnce } from '../../../ui'

bringSentences(errorsForGoing)

export type OwnData = Result<'privacy.export'>

export function useExport() {
  const [own, setOwn] = useState<OwnData>()
  const [trouble, setTrouble] = useState<Trouble>()
  const { busy, once } = useOnce()
  const take = once(async () => {
    setTrouble(undefined)
    const answer = await call('privacy.export', {})
    if (answer.ok) setOwn(answer.value)
    else setTrouble(answer.trouble)
  })
  return { own, trouble, busy, take }
}
