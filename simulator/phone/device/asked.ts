/** A question of the mini program that a sheet on the phone answers; one at a time. */
import type { Ask } from '../bridge/message'

export type Asked = { ask: Ask; answer(body: unknown): void; refuse(error: Error): void }

/** Rejects with a sentence while another sheet is open. */
export function question(
  ask: Ask,
  open: { readonly current: Asked | undefined },
  put: (asked: Asked) => void,
): Promise<unknown> {
  if (open.current !== undefined) {
    return Promise.reject(
      new Error('手机上还开着另一张单子 · The phone is still showing another sheet'),
    )
  }
  return new Promise((answer, refuse) => {
    put({ ask, answer, refuse })
  })
}
