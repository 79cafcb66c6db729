/**
 * The question whether a message may be sent later: one acceptance, one message. The platform asks it,
 * and only behind a tap. Twins: WeChat's own sheet, the phone around a browser's page; this one is for tests.
 */
export type Subscribe = {
  /** Whether there is anybody to ask: not in a plain browser, not on a page inside Moments. */
  readonly available: boolean
  /** Asks for one to three templates; answers the ids that were accepted. Never rejects: a failure accepted nothing. */
  ask(templateIds: readonly string[]): Promise<readonly string[]>
}

export const subscribe: Subscribe = { available: true, ask: async (templateIds) => templateIds }
