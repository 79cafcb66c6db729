import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { differenceSchema } from '../bills/lies'
import { PAGE_NAME } from '../chat/page-name'
import { faultPlanSchema } from '../fault-plan'
import { settingsForTheApp } from '../settings-for-the-app'
import { AppClockFailed } from '../time/app-clock'
import { JourneyRefused, JourneyTooFar } from '../time/time-travel'
import type { World } from '../world'
import { ControlError, parseControl } from './control-error'
import { ledgerOf } from './ledger'

/** What belongs to no person: time, faults, hosts, the app's address, the ledger. */

const journeySchema = z
  .strictObject({
    advanceMs: z.int().min(0).optional(),
    to: z.iso.datetime({ offset: true }).optional(),
    jump: z.boolean().default(false),
  })
  .transform(({ advanceMs, to, jump }, context) => {
    if (advanceMs !== undefined && to === undefined) return { advanceMs, jump }
    if (to !== undefined && advanceMs === undefined) return { toMs: Date.parse(to), jump }
    context.addIssue('say either advanceMs or to')
    return z.NEVER
  })
const webAddress = z.url({ protocol: /^https?$/, error: 'must be an address on http or https' })
const appSchema = z.strictObject({
  clockUrl: webAddress.nullable().optional(),
  origins: z.array(webAddress).optional(),
  pages: z.array(z.string().regex(PAGE_NAME, 'must be a page, like pages/home/index')).optional(),
})
const hostState = z.enum(['up', 'down']).optional()
const hostsSchema = z.strictObject({ main: hostState, backup: hostState })
const differencesSchema = z.strictObject({
  mchid: z.string(),
  day: z.iso.date(),
  differences: z.array(differenceSchema),
})
const mchid = z.string().optional()
const ledgerQuery = z.strictObject({ outTradeNo: z.string().optional(), mchid })
const callbacksQuery = z.strictObject({ outTradeNo: z.string(), mchid })

export const worldRoutes = async (app: FastifyInstance, { world }: { world: World }) => {
  app.get('/app-settings', () => settingsForTheApp(world))

  app.get('/clock', () => ({ now: iso(world.clock.nowMs()), ...nextDue(world) }))
  app.post('/clock', async ({ body }) => {
    const { nowMs, stops } = await orRefuse(world.travel(parseControl(journeySchema, body)))
    return { now: iso(nowMs), stops, ...nextDue(world) }
  })

  const followed = () => ({
    clockUrl: world.app.clock.url(),
    origins: [...world.app.origins],
    pages: world.app.pages(),
    phonesAt: world.origins.relay,
  })
  app.get('/app', followed)
  app.post('/app', async ({ body }) => {
    const { clockUrl, origins, pages } = parseControl(appSchema, body)
    if (clockUrl !== undefined) {
      await orRefuse(world.app.follow(clockUrl ?? undefined, world.clock.nowMs()))
    }
    if (origins !== undefined) world.app.allow(origins)
    if (pages !== undefined) world.app.hasPages(pages)
    return followed()
  })

  app.get('/faults', () => world.faults.show())
  app.post('/faults', ({ body }) => {
    world.faults.change(parseControl(faultPlanSchema, body))
    const faults = world.faults.show()
    const { seed, rates, next } = faults
    world.note('faults', { seed, rates, waiting: next.length })
    return faults
  })

  app.get('/hosts', () => world.hosts)
  app.post('/hosts', ({ body }) => {
    const { main, backup } = parseControl(hostsSchema, body)
    world.hosts.main = main ?? world.hosts.main
    world.hosts.backup = backup ?? world.hosts.backup
    world.note('hosts', { ...world.hosts })
    return world.hosts
  })

  app.post('/bills/differences', ({ body }) => {
    const wish = parseControl(differencesSchema, body)
    if (!world.keyring.merchants.has(wish.mchid)) {
      throw new ControlError(404, 'NO_SUCH_MERCHANT', 'There is no merchant with this number.')
    }
    world.bills.plant(wish)
    return wish
  })

  app.get('/ledger', ({ query }) => ledgerOf(world, parseControl(ledgerQuery, query)))
  app.get('/callbacks', ({ query }) => {
    const asked = parseControl(callbacksQuery, query)
    return world.notifier.about(asked.outTradeNo, asked.mchid)
  })
}

const iso = (ms: number) => new Date(ms).toISOString()

const nextDue = (world: World) => {
  const ms = world.app.clock.nextDueMs()
  return ms === undefined ? {} : { nextDueAt: iso(ms) }
}

/** What time refuses is a sentence for the caller, not a fault of the simulator. */
const orRefuse = async <T>(answer: Promise<T>): Promise<T> => {
  try {
    return await answer
  } catch (error) {
    if (error instanceof JourneyTooFar) throw new ControlError(400, 'TOO_FAR', error.message)
    if (error instanceof JourneyRefused) throw new ControlError(409, 'TIME_REFUSED', error.message)
    if (error instanceof AppClockFailed)
      throw new ControlError(502, 'PRODUCT_SILENT', error.message)
    throw error
  }
}
