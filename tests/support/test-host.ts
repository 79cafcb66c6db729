/**
 * A host for tests: the real one on a free port, with a clock that stands still until it is moved, a
 * chat app that knows the codes it is told, and a database in memory for tests with people in them.
 */
import type { FastifyInstance } from 'fastify'
import pino from 'pino'
import type { App } from '../../cloudfunctions/app'
import { sessionsOf } from '../../cloudfunctions/auth'
import { sealerOf } from '../../cloudfunctions/auth/sealer'
import type { ChatPlatform, LoginExchange } from '../../cloudfunctions/chat'
import { filesOf } from '../../cloudfunctions/files'
import { buildHost, type HostOptions, logOptions } from '../../cloudfunctions/host'
import { secureRandom } from '../../cloudfunctions/random'
import { migratedPglite } from './migrated'
import { testClasses } from './test-classes'
import { testFunctions } from './test-functions'

export const APP_ID = 'lantern'
export const APP_KEY = 'lantern-demo'
export const OPERATOR_OPENID = 'o-operator'
/** PGlite unpacks itself first, which takes its time on a busy machine. */
export const DATABASE_START_MS_MAX = 240_000

export type TestHost = {
  url: string
  host: FastifyInstance
  app: App
  /** The time that the app believes in. */
  clock: { at: Date }
  /** What the chat app answers to a login code; each counts once. */
  codes: Map<string, LoginExchange>
  /** Every line that was logged, as JSON. */
  logged: string[]
  close(): Promise<void>
}

type Changes = Partial<Omit<HostOptions, 'settings' | 'callbacks'>> & {
  settings?: Partial<HostOptions['settings']>
  callbacks?: Partial<HostOptions['callbacks']>
  database?: boolean
  /** Another chat app than the one that knows its codes beforehand. */
  chat?: ChatPlatform
}

export async function startTestHost(given: Changes = {}): Promise<TestHost> {
  const { settings, callbacks, database = false, chat, ...changes } = given
  const { app, clock, codes, logged } = await testApp({ database })
  if (chat) app.chat = chat
  const host = buildHost({
    app,
    functions: testFunctions,
    classes: testClasses,
    callbacks: {
      wechatpay: async () => ({ status: 204 }),
      contract: async () => true,
      debit: async () => true,
      acknowledge: (well) => ({ contentType: 'text/xml', body: well ? '<xml/>' : '<no/>' }),
      ...callbacks,
    },
    files: filesOf(app),
    isStaff: async () => false,
    health: { database: async () => {}, jobs: async () => {} },
    wallClock: { now: () => new Date() },
    settings: { appId: APP_ID, appKey: APP_KEY, ...settings },
    ...changes,
  })
  const url = await host.listen({ host: '127.0.0.1', port: 0 })
  const close = async () => {
    await host.close()
    if (database) await app.db.close()
  }
  return { url, host, app, clock, codes, logged, close }
}

/** The parts of an app that a host and logins need; a test function asks for no others. */
export async function testApp({ database }: { database: boolean }) {
  const clock = { at: new Date('2026-12-01T04:00:00.000Z') }
  const codes: TestHost['codes'] = new Map()
  const logged: string[] = []
  const sealer = sealerOf(Buffer.alloc(32, 7))
  const db = database ? await migratedPglite() : undefined
  const parts: Partial<App> = {
    ...(db && { db, sessions: sessionsOf({ db, clock: { now: () => clock.at } }) }),
    clock: { now: () => clock.at },
    wallClock: { now: () => new Date() },
    random: secureRandom,
    log: pino(logOptions, { write: (line: string) => void logged.push(line) }),
    sealer,
    chat: {
      async exchangeLoginCode(code) {
        const exchange = codes.get(code)
        codes.delete(code)
        return exchange ?? { ok: false, refusal: 'bad-code' }
      },
      sendSubscribeMessage: async () => ({ sent: true }),
      checkText: async () => ({ verdict: 'pass', by: 'platform' }),
      drawCode: async () => ({ drawn: false, reason: 'busy' }),
    },
    settings: {
      callbackBase: 'https://lantern.example',
      operatorHashes: new Set([sealer.hash(OPERATOR_OPENID)]),
      templates: {},
      debitsASecond: 150,
      messagesASecond: 10_000,
      merchantOf: new Map(),
    },
  }
  return { app: parts as App, clock, codes, logged }
}

/** The headers of an SDK that signs with the key itself, as people with curl do. */
export const keyHeaders = {
  'content-type': 'application/json',
  'x-lc-id': APP_ID,
  'x-lc-key': APP_KEY,
}
