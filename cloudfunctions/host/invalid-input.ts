/** What does not fit, told by its path and in words: `{ path: 'via.scene', problem: '…' }`. */
import type { z } from 'zod'
import { type Refusal, refuse } from '../../contracts/errors'

export function invalidInput({ issues }: z.core.$ZodError): Refusal {
  const issue = issues[0]
  const path = [...(issue?.path ?? []), ...(issue?.code === 'unrecognized_keys' ? issue.keys : [])]
  return refuse('INVALID_INPUT', { path: path.join('.'), problem: issue?.message ?? '' })
}
