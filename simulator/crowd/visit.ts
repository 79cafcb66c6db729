import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { isSignedByMerchant, type paymentSchema } from '../cashier/pay-sign'
import { act as actAtTill } from '../cashier/till'
import type { Card } from '../talk/card'
import type { World } from '../world'
import type { Groups } from './groups'
import type { PasserBy } from './passers-by'
import { CallFailed, type Product } from './product'
import type { Tally } from './tally'

/** One person's visit to the mini program: what an act of the table has in its hands. */
export type Visit = Pick<PasserBy, 'name' | 'chance'> & {
  scene: Scene | undefined
  /** What the home page showed; never empty. */
  projects: readonly [Project, ...Project[]]
  pick<T>(things: readonly [T, ...T[]]): T
  /** A project that takes gifts now, if there is one. */
  pickOpen(): Project | undefined
  /** Opens the project's page. Rejects, as `run` does, with `CallFailed`. */
  read(project: Project): Promise<void>
  run<S extends z.ZodType>(name: string, input: object, result: S): Promise<z.output<S>>
  /** What `wx.requestPayment` says then. Throws `CallFailed` when there is nothing to pay. */
  atCashier(payment: Payment, action: 'pay' | 'cancel'): string
  /** Says something in this person's group of the crowd, where everybody can tap it. */
  sendIntoGroup(card: Card): void
  /** What the cards in groups lead to that open this page, without one's own: their queries, the latest first. */
  groupCards(page: string): Record<string, string>[]
  /** What is counted. */
  did: Tally['did']
  rest(ms: number): Promise<void>
}

/** Where people come from: a number of the platform's, or the name of an occasion, which goes along as channel. */
export type Scene = number | string

export type Payment = z.output<typeof paymentSchema>
export type Project = z.output<typeof projectSchema>

type Visiting = {
  world: World
  product: Product
  tally: Tally
  groups: Groups
  scene: Scene | undefined
  /** An act that has begun is finished; another is not begun. */
  stopped: AbortSignal
}

const projectSchema = z.object({
  projectId: z.string(),
  charityName: z.object({ zh: z.string() }),
  presetsFen: z.array(z.int()),
  openness: z.object({ open: z.boolean() }),
})
const listSchema = z.object({ items: z.tuple([projectSchema], projectSchema) })

/** The home page, as nobody sees it; rejects with `CallFailed` when the product is not there. */
export const readHome = async (product: Product, session?: string) =>
  (await product.run('projects.list', {}, { result: listSchema, session })).items

/** Comes, does what this person came for, and goes. What goes wrong is in the tally. */
export const visit = async (visiting: Visiting, passerBy: PasserBy): Promise<void> => {
  const { tally, stopped } = visiting
  const begun = await tally.attempt(() => begin(visiting, passerBy))
  for (const { act } of passerBy.acts) {
    if (begun === undefined || stopped.aborted) return
    await tally.attempt(() => act(begun))
  }
}

const begin = async (visiting: Visiting, { name, openid, chance }: PasserBy): Promise<Visit> => {
  const { world, product, tally, groups, scene } = visiting
  const person = world.people.add({ name, openid, isPasserBy: true })
  const session = await product.logIn(world.people.issueCode(person))
  const projects = await readHome(product, session)
  tally.did.read()

  const pick = <T>(things: readonly [T, ...T[]]): T =>
    things[Math.floor(chance() * things.length)] ?? things[0]
  const run: Visit['run'] = (called, input, result) =>
    product.run(called, input, { result, session })
  return {
    name,
    chance,
    scene,
    projects,
    pick,
    pickOpen() {
      const [first, ...others] = projects.filter(({ openness }) => openness.open)
      return first && pick([first, ...others])
    },
    async read({ projectId }) {
      await run('projects.show', { projectId }, projectSchema)
      tally.did.read()
    },
    run,
    atCashier: (payment, action) => atCashier(world, openid, payment, action),
    sendIntoGroup: (card) => groups.send(openid, card),
    groupCards: (page) => groups.cardsTo(page, openid),
    did: tally.did,
    rest: (ms) => sleep(ms),
  }
}

const atCashier = (
  world: World,
  openid: string,
  payment: Payment,
  action: 'pay' | 'cancel',
): string => {
  const prepayId = payment.package.replace(/^prepay_id=/, '')
  const order = world.orders.findByPrepay(prepayId)
  if (order?.openid !== openid) throw new CallFailed('the cashier: there is no such order')
  if (!isSignedByMerchant(world, order, prepayId, payment)) {
    throw new CallFailed('the cashier: the merchant did not sign these parameters')
  }
  return actAtTill(world, order, prepayId, action).errMsg
}
