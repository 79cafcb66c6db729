/**
 * Logging in: the phone brings a code, the chat app says who it stands for, and we find the donor or
 * make one. What the chat app tells beside openid and unionid never gets here.
 */
import { type ErrorName, type Refusal, refuse } from '../../contracts/errors'
import type { App } from '../app'
import type { LoginRefusal } from '../chat/platform'
import { findOrCreateDonor } from './donors'
import type { Person } from './person'
import { openSession } from './sessions'

export type LoggedIn = { person: Person; openid: string; token: string; isNew: boolean }

const refusals = {
  'bad-code': 'BAD_LOGIN_CODE',
  'too-many': 'TOO_MANY_REQUESTS',
  blocked: 'ACCOUNT_BLOCKED',
  busy: 'BUSY',
} as const satisfies Record<LoginRefusal, ErrorName>

/** `onlyKnown` refuses to make a donor of somebody who was never here. */
export async function logIn(
  app: Pick<App, 'db' | 'clock' | 'random' | 'chat' | 'sealer' | 'settings'>,
  { code, onlyKnown, days }: { code: string; onlyKnown: boolean; days: number },
): Promise<LoggedIn | Refusal> {
  const exchange = await app.chat.exchangeLoginCode(code)
  if (!exchange.ok) return refuse(refusals[exchange.refusal])
  const { openid, unionid } = exchange
  const found = await findOrCreateDonor(app, { openid, unionid, onlyKnown })
  if (found === undefined) return refuse('NO_SUCH_USER')
  const { donorId } = found.person
  const token = await openSession(app.db, { donorId, now: app.clock.now(), days })
  return { ...found, openid, token }
}
