import type { z } from 'zod'

/** A sentence for whoever drives the simulator, with its code and the HTTP status under which it goes out. */
export class ControlError extends Error {
  constructor(
    readonly statusCode: number,
    readonly code: string,
    message: string,
  ) {
    super(message)
  }
}

export const parseControl = <S extends z.ZodType>(schema: S, value: unknown): z.output<S> => {
  const parsed = schema.safeParse(value ?? {})
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where =
    issue === undefined || issue.path.length === 0 ? 'The request' : issue.path.join('.')
  throw new ControlError(400, 'INVALID_INPUT', `${where}: ${issue?.message ?? 'not understood'}`)
}
