/** Where one works, asked once a page and known from the last one meanwhile. */
import { type Asked, call, type Result, useAnswer } from '../../../cloud'

export type Mine = Result<'staff.mine'>

let known: Mine | undefined

export function useMine(): Asked<Mine> {
  const asked = useAnswer('staff.mine', async () => {
    const answer = await call('staff.mine', {})
    if (answer.ok) known = answer.value
    return answer
  })
  return { ...asked, value: asked.value ?? known }
}
