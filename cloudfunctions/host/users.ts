/**
 * LeanCloud's users: a person logs in with a code of the mini program, and with nothing else. Their
 * record is read-only and seen by themselves alone. What is answered is written to the phone's storage
 * by the SDK, so it holds the openid at most.
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { isRefusal, refuse } from '../../contracts/errors'
import type { App } from '../app'
import { logIn, type Person, renewSession } from '../auth'
import { sendRefusal } from './answers'
import { invalidInput } from './invalid-input'
import type { Metrics } from './metrics'
import type { RateLimits } from './rate-limits'
import { personBehind, tokenOf } from './session'

const CODE_CHARACTERS_MAX = 256

/** The SDK may add `platform` and `main_account`; a unionid we believe only from the platform. */
const Login = z.object({
  authData: z.object({
    lc_weapp: z.object({ code: z.string().min(1).max(CODE_CHARACTERS_MAX) }),
  }),
})

type Users = { app: App; metrics: Metrics; rates: RateLimits; sessionDays: number }
type ById = { Params: { id: string } }

export function serveUsers(scope: FastifyInstance, users: Users): void {
  const { app, metrics, rates, sessionDays } = users
  const timing = metrics.timing('users.login')

  scope.post<{ Querystring: { failOnNotExist?: string } }>('/users', async (request, reply) => {
    const tooMany = rates.login(request)
    if (tooMany) return sendRefusal(reply, tooMany)
    if (!namesWeappOnly(request.body)) return noOtherLogin(request, reply)
    const startedMs = performance.now()
    const login = Login.safeParse(request.body)
    if (!login.success) return sendRefusal(reply, invalidInput(login.error))
    const { code } = login.data.authData.lc_weapp
    const onlyKnown = request.query.failOnNotExist === 'true'
    const loggedIn = await logIn(app, { code, onlyKnown, days: sessionDays })
    timing(isRefusal(loggedIn) ? 'refused' : 'done', startedMs)
    if (isRefusal(loggedIn)) return sendRefusal(reply, loggedIn)
    const { person, token, isNew } = loggedIn
    return sendPrivate(reply.code(isNew ? 201 : 200), userOf(app, person, token))
  })

  scope.post('/login', noOtherLogin)

  scope.get('/users/me', async (request, reply) => {
    const person = await personBehind(app, request)
    if (!person) return sendRefusal(reply, refuse('BAD_SESSION'))
    return sendPrivate(reply, userOf(app, person, tokenOf(request)))
  })

  scope.get<ById>('/classes/_User/:id', async (request, reply) => {
    const person = await personBehind(app, request)
    if (!person) return sendRefusal(reply, refuse('NO_SESSION'))
    if (person.donorId !== request.params.id) return sendRefusal(reply, refuse('FORBIDDEN'))
    return sendPrivate(reply, userOf(app, person))
  })

  scope.put<ById>('/users/:id/refreshSessionToken', async (request, reply) => {
    const person = await personBehind(app, request)
    const old = tokenOf(request)
    if (!person || old === undefined) return sendRefusal(reply, refuse('BAD_SESSION'))
    const { donorId } = person
    if (donorId !== request.params.id) return sendRefusal(reply, refuse('FORBIDDEN'))
    const session = { token: old, donorId, now: app.clock.now(), days: sessionDays }
    const token = await app.db.transaction((tx) => renewSession(tx, session))
    if (token === undefined) return sendRefusal(reply, refuse('BAD_SESSION'))
    return sendPrivate(reply, userOf(app, person, token))
  })
}

/** Passwords, phone numbers and other apps' accounts: refused, whether or not they would be right. */
async function noOtherLogin(_request: FastifyRequest, reply: FastifyReply) {
  return sendRefusal(reply, refuse('FORBIDDEN', { login: 'authData.lc_weapp' }))
}

function namesWeappOnly(body: unknown): boolean {
  const authData = z.object({ authData: z.record(z.string(), z.unknown()) }).safeParse(body)
  return authData.success && Object.keys(authData.data.authData).join() === 'lc_weapp'
}

/** The fields that LeanCloud answers with; a donor has no name, so the id stands for it. */
function userOf(app: App, person: Person, sessionToken?: string) {
  const createdAt = person.createdAt.toISOString()
  return {
    objectId: person.donorId,
    username: person.donorId,
    createdAt,
    updatedAt: createdAt,
    emailVerified: false,
    mobilePhoneVerified: false,
    authData: { lc_weapp: { openid: app.sealer.open(person.openidSealed) } },
    ...(sessionToken === undefined ? {} : { sessionToken }),
  }
}

function sendPrivate(reply: FastifyReply, body: object): FastifyReply {
  return reply.header('cache-control', 'no-store').send(body)
}
