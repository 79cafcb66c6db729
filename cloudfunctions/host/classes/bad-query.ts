/**
 * Thrown by the readers of a query and caught in one place (find.ts), because a condition lies deep
 * inside others when it turns out not to fit. `problem` is told to the caller.
 */
export class BadQuery extends Error {
  override readonly name = 'BadQuery'

  constructor(readonly problem: string) {
    super(problem)
  }
}
