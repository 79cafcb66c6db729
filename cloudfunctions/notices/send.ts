/**
 * Subscription messages beside notices: each sent at most once, with a credit that is taken before. What
 * cannot be sent leaves the notice in the inbox, where it can be read as before. What goes, and in which
 * order, is decided by the database (migration 023), person by person.
 */
import { setTimeout as wait } from 'node:timers/promises'
import type { App } from '../app'
import type { MessageOutcome } from '../chat'
import type { Job, Next, Worker } from '../jobs'
import { messageOf } from './message'
import {
  type Became,
  noteMessages,
  paced,
  stillWaiting,
  type Taken,
  takeMessages,
} from './message-rows'

/** Taken together, and on their way together: a process that dies leaves so many of unknown fate, at most. */
const AT_ONCE = 32
const RETRY_BASE_MS = 30_000
const RETRY_MS_MAX = 3_600_000

export function messageWorker(app: App): Worker {
  return async (jobs) => {
    const outcomes = new Map<string, Next>()
    for (let first = 0; first < jobs.length; first += AT_ONCE) {
      const some = jobs.slice(first, first + AT_ONCE)
      await sendSome(app, some)
      const waiting = await stillWaiting(app.db, some.map(whichOf))
      for (const { key } of some) {
        const at = waiting.get(key)
        outcomes.set(key, at ? { at } : 'done')
      }
    }
    return outcomes
  }
}

async function sendSome(app: App, jobs: readonly Job[]): Promise<void> {
  const donorIds = jobs.map((job) => whichOf(job).donorId)
  const taken = await takeMessages(app.db, donorIds, app.settings.templates, app.clock.now())
  if (taken.length === 0) return
  const attempts = new Map(jobs.map(({ key, attempt }) => [key, attempt]))
  const aSecond = app.settings.messagesASecond
  const waitMs = await paced(app.db, taken.length, aSecond)
  const all = await Promise.all(
    taken.map(async (message, n) => {
      await wait(waitMs + (n * 1_000) / aSecond)
      return { message, outcome: becameOf(app, await attempt(app, message), triedOf(message)) }
    }),
  )
  await noteMessages(app.db, all)

  function triedOf({ notices }: Taken): number {
    return Math.max(0, ...notices.map(({ noticeId }) => attempts.get(noticeId) ?? 0))
  }
}

function whichOf({ key, payload }: Job): { donorId: string; noticeId: string } {
  return { donorId: String(payload['donorId']), noticeId: key }
}

/** What the platform refuses for a fault of set-up was not sent, and may be once an operator has mended it. */
async function attempt(app: App, message: Taken): Promise<MessageOutcome> {
  const about = { noticeId: message.notices[0]?.noticeId, kind: message.notices[0]?.kind }
  try {
    const openid = app.sealer.open(message.openidSealed)
    const outcome = await app.chat.sendSubscribeMessage(
      messageOf(message.notices, templateOf(app, message), openid),
    )
    if (!outcome.sent && outcome.reason.startsWith('bad-'))
      app.log.error({ ...outcome, ...about }, 'a subscription message does not fit')
    return outcome
  } catch (error) {
    app.log.error({ err: error, ...about }, 'a subscription message was refused')
    return { sent: false, reason: 'busy' }
  }
}

function templateOf({ settings }: App, { notices: [first] }: Taken) {
  const template = first && settings.templates[first.kind]
  if (!template) throw new Error('a message was taken that has no template')
  return template
}

function becameOf(app: App, outcome: MessageOutcome, attempts: number): Became {
  if (outcome.sent) return { became: 'sent' }
  switch (outcome.reason) {
    case 'unknown-outcome':
      return { became: 'unknown' }
    case 'no-credit':
      return { became: 'no_credit' }
    case 'unknown-person':
      return { became: 'not_sent' }
    default: {
      const pause = Math.min(RETRY_BASE_MS * 2 ** Math.min(attempts, 20), RETRY_MS_MAX)
      return { became: 'later', againAt: new Date(app.clock.now().getTime() + pause) }
    }
  }
}
