/**
 * Several readings in one request. The SDK sends a query this way when its address would be too long,
 * and `fetchAll`. Its saves come this way too and are refused one by one.
 */
import { z } from 'zod'
import { errorBody, isRefusal, type Refusal, refuse } from '../../../contracts/errors'
import { invalidInput } from '../invalid-input'
import { BATCH_REQUESTS_MAX } from '../limits'
import { findObjects, readObject } from './find'
import type { Classes } from './row'

const Batch = z.object({
  requests: z
    .array(
      z.object({
        method: z.string(),
        path: z.string(),
        params: z.record(z.string(), z.unknown()).optional(),
      }),
    )
    .max(BATCH_REQUESTS_MAX),
})

type OneRequest = z.infer<typeof Batch>['requests'][number]

const READABLE = /^\/1\.1\/classes\/([A-Za-z]\w*)(?:\/([\w-]+))?$/

export async function answerBatch(classes: Classes, body: unknown): Promise<object[] | Refusal> {
  const batch = Batch.safeParse(body)
  if (!batch.success) return invalidInput(batch.error)
  return Promise.all(
    batch.data.requests.map(async (request) => {
      const answer = await answerOne(classes, request)
      return isRefusal(answer) ? { error: errorBody(answer) } : { success: answer }
    }),
  )
}

async function answerOne(classes: Classes, { method, path, params = {} }: OneRequest) {
  const [, className, objectId] = READABLE.exec(path) ?? []
  if (method !== 'GET' || className === undefined) return refuse('FORBIDDEN')
  return objectId === undefined
    ? findObjects(classes, className, params)
    : readObject(classes, className, { objectId, parameters: params })
}
