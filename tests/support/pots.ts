/** Sponsors' pots in a story: hung at a sample video, watched for, opened, and taken down again. */
import { dayOf } from '../../contracts/beijing'
import type { VideoPage } from '../../contracts/videos'
import { aCircle, type Circle, OTHER, sendEnvelope } from './envelopes'
import { VIDEO, watchingIn } from './watching'
import { aKey, callFunction, type Person, type WorldOptions } from './world'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const PAGE_KEPT_MS = 1_100

/** The video's own project, among which people choose. */
export const LAMP = 'lamp0001'

type Sent = Awaited<ReturnType<typeof sendEnvelope>>

export type PotCircle = Circle & {
  watching: ReturnType<typeof watchingIn>
  /** A pot of the circle's charity at the sample video, paid by its sponsor: 阿明, unless it is another. */
  hang(more?: object, by?: Person): Promise<Sent>
  /** Its money goes back, so that the next pot is the first one. */
  takeDown(pot: Sent, by?: Person): Promise<void>
  /** The pot that the video's page names now to somebody without a session. */
  potShown(): Promise<{ envelopeId: string; portionsLeft: number } | undefined>
}

/** It begins at noon, so that what is done in a test is done on one day. */
export function aPotCircle(database: WorldOptions['database']): PotCircle {
  const circle = aCircle(database, LAMP) as PotCircle
  beforeAll(async () => {
    circle.watching = watchingIn(circle.world)
    const now = circle.world.product.app.clock.now()
    const ahead = new Date(`${dayOf(now)}T12:00:00+08:00`).getTime() - now.getTime()
    await circle.world.pass(ahead > 0 ? ahead : ahead + DAY)
  })
  return Object.assign(circle, {
    hang: (more: object = {}, by: Person = circle.ming) =>
      sendEnvelope(by, { videoId: VIDEO, projectIds: [OTHER, LAMP], hours: 72, ...more }),
    async takeDown({ giftId }: Sent, by: Person = circle.ming) {
      const { amountFen } = await by.done('gifts.show', { giftId })
      const operator = await circle.world.anOperator()
      await operator.done('gifts.refund', { key: aKey(), giftId, amountFen })
      await circle.world.pass(HOUR)
    },
    async potShown() {
      await new Promise((resolve) => setTimeout(resolve, PAGE_KEPT_MS))
      const reply = await callFunction(circle.world.url, 'videos.show', { videoId: VIDEO })
      return (reply as { result: VideoPage }).result.pot
    },
  })
}

export const open = (person: Person, envelopeId: string) =>
  person.call('envelopes.open', { envelopeId })

export async function doorOf(person: Person, envelopeId: string) {
  return (await person.done('envelopes.show', { envelopeId })).door?.today
}
