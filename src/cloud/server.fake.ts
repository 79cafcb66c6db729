/** A server and a clock in memory: answers are queued, waiting takes no time and is written down. */
import { callOver } from './call'
import { sessionOn } from './session'

type Reply = { value: unknown } | { error: unknown } | 'never'

export const lostSession = (): Error =>
  Object.assign(new Error('x [401 POST http://x/1.1/functions/x]'), { code: 211 })
export const crowd = (): Error =>
  Object.assign(new Error('x [400 POST http://x/1.1/functions/x]'), { code: 10017, name: 'BUSY' })
export const noNetwork = (): Error => new Error('request:fail [N/A POST http://x]')

export function aServer(replies: Reply[], { token }: { token?: string } = {}) {
  const sent: { name: string; token: string | undefined }[] = []
  const pauses: number[] = []
  let held = token
  let logins = 0
  let now = 0

  const session = sessionOn({
    token: () => held,
    newCode: async () => `code-${logins + 1}`,
    logIn: async () => {
      await Promise.resolve()
      logins += 1
      held = `token-${logins}`
    },
    isCodeRefused: () => false,
  })
  const call = callOver({
    session,
    run: async (name) => {
      sent.push({ name, token: held })
      const reply = replies.shift() ?? { value: {} }
      if (reply === 'never') return new Promise(() => undefined)
      if ('error' in reply) throw reply.error
      return reply.value
    },
    // A long wait is the limit for an answer: it only comes about when nothing else does.
    wait: async (ms) => {
      if (ms > 5_000) {
        await new Promise((done) => setImmediate(done))
        return
      }
      pauses.push(ms)
      now += ms
    },
    now: () => now,
    chance: () => 0.5,
  })
  return { call, sent, pauses, logins: () => logins }
}
