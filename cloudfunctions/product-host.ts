/** The host of a product: what it answers to, and whom it asks. */
import { resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { App } from './app'
import { isStaff } from './charities'
import { type MovableClock, wallClock } from './clock'
import { sql } from './db'
import { filesOf } from './files'
import { functions } from './functions'
import { gaugesOf } from './gauges'
import { takeCallback } from './gifts'
import { buildHost } from './host'
import type { Runner } from './jobs'
import { takeChargeCallback, takeContractCallback } from './pledges'
import { type Examples, publicClasses } from './projects'
import type { Settings } from './settings'

/** `npm run audit` beside a running product asks it here: only one process can hold the database. */
export function serveAudit(
  host: FastifyInstance,
  token: string,
  auditNow: (bills: boolean) => Promise<{ text: string; well: boolean }>,
): void {
  host.post<{ Querystring: { bills?: string } }>('/audit', async (request, reply) =>
    request.headers.authorization === `Bearer ${token}`
      ? auditNow(request.query.bills !== undefined)
      : reply.callNotFound(),
  )
}

/** A clock that is moved stops once for all that falls due in the same second. */
function nextStop(dueAt: Date | null): Date | null {
  return dueAt && new Date(Math.ceil(dueAt.getTime() / 1_000) * 1_000)
}

export function buildHostOf(
  settings: Settings,
  parts: { app: App; runner: Runner; clock: MovableClock | undefined; examples: Examples },
): FastifyInstance {
  const { app, runner, clock, examples } = parts
  return buildHost({
    app,
    functions,
    classes: publicClasses(app.pages),
    callbacks: {
      wechatpay: (post) => takeCallback(app, post),
      contract: (post) => takeContractCallback(app, post),
      debit: (post) => takeChargeCallback(app, post),
      acknowledge: app.debit.acknowledge,
    },
    files: filesOf(app),
    isStaff: (donorId) => isStaff(app.db, donorId),
    health: {
      database: () => app.db.run(sql`select 1`),
      jobs: async () => {
        if (!runner.healthy()) throw new Error('the last round of jobs failed')
      },
    },
    settings: {
      appId: settings.appId,
      appKey: settings.appKey,
      limits: settings.limits,
      trustedProxies: settings.trustedProxies,
    },
    wallClock,
    gauges: gaugesOf(app),
    h5Folder: resolve(settings.h5Folder),
    ...(clock &&
      settings.simulatorUrl !== undefined && {
        development: {
          simulator: settings.simulatorUrl,
          async setClock(now: Date) {
            // Work ends at the time at which it began, and finds no example closed that is to stay open.
            await runner.between(async () => {
              await examples.keep(now)
              clock.set(now)
            })
            app.pages.forget()
            app.scenes.forget()
            await runner.runDue()
            return { nextDueAt: nextStop(await runner.nextDueAt())?.toISOString() ?? null }
          },
        },
      }),
  })
}
