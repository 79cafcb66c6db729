/** Envelopes of one charity in a story: sent and paid over HTTP, and what the books say of its projects. */
import { sql } from '../../cloudfunctions/db'
import type { DeclarationOf } from '../../contracts'
import type { InputOf } from '../../contracts/declare'
import {
  aKey,
  aWorld,
  type Person,
  type Reply,
  until,
  type World,
  type WorldOptions,
} from './world'

/** Three projects that are one charity's in a circle. */
export const [OWN, OTHER, THIRD] = ['quilt001', 'lunch001', 'books001'] as const

export type StartEnvelope = InputOf<DeclarationOf<'envelopes.start'>>

export type Circle = {
  world: World
  ming: Person
  /** Four, from 0. */
  friend(n: number): Person
}

/**
 * A world in which one charity has these projects, with somebody who sends and friends who open; made before
 * the tests of a `describe` and closed after them, its books looked at after each.
 */
export function aCircle(database: WorldOptions['database'], ...more: readonly string[]): Circle {
  const circle = {} as Circle
  beforeAll(async () => {
    const world = await aWorld({ database })
    circle.world = world
    for (const projectId of [OTHER, THIRD, ...more]) {
      await world.db.run(sql`
        update project set charity_id = (select charity_id from project where id = ${OWN})
        where id = ${projectId}`)
    }
    circle.ming = await world.aPerson('阿明')
    const friends = await Promise.all([1, 2, 3, 4].map((n) => world.aPerson(`朋友 ${n}`)))
    circle.friend = (n) => friends[n] as Person
  })
  afterEach(async () => {
    const { text, well } = await circle.world.product.audit()
    if (!well) throw new Error(text)
  })
  afterAll(() => circle.world.close())
  return circle
}

/** Of ¥10 in four portions for a day, with whatever is to be otherwise. */
export function anEnvelope(more: object = {}): StartEnvelope {
  return {
    key: aKey(),
    projectIds: [OTHER, THIRD],
    defaultProjectId: OWN,
    totalFen: 1_000,
    portions: 4,
    split: 'equal',
    hours: 24,
    ...more,
  }
}

/** Starts and pays one, and waits until its gift is settled. */
export async function sendEnvelope(by: Person, more: object = {}) {
  const started = await by.done('envelopes.start', anEnvelope(more))
  await by.cashier(started.payment.package, 'pay')
  await until(
    async () => (await by.done('gifts.show', { giftId: started.giftId })).state === 'settled',
  )
  return started
}

export async function refusalOf(reply: Promise<Reply<unknown>>): Promise<string> {
  const answer = await reply
  return answer.ok ? 'done' : answer.name
}

export async function totalsOf({ product }: World, by: Person, projectId: string) {
  product.app.pages.forget(projectId)
  return (await by.done('projects.show', { projectId })).totals
}

/** What its fund holds, by the entries alone. */
export async function standsOn({ db }: World, projectId: string): Promise<number> {
  const { fen } = await db.one<{ fen: number }>(sql`
    select coalesce(-sum(amount_fen), 0)::bigint as fen from ledger_entry
    where account = ${`fund:${projectId}`}`)
  return fen
}
