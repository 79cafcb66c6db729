import type { z } from 'zod'

/** A sentence for whoever drives the simulator, with the HTTP status it goes out under. */
export class ControlError extends Error {
  constructor(
    readonly statusCode: number,
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
  throw new ControlError(400, `${where}: ${issue?.message ?? 'not understood'}`)
}
