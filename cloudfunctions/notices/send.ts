/**
 * The subscription message beside a notice: sent at most once, with a credit that is taken before. What
 * cannot be sent leaves the notice in the inbox, where it can be read as before.
 */
import type { App } from '../app'
import type { MessageOutcome } from '../chat'
import { type Job, type Next, oneByOne, type Worker } from '../jobs'
import { messageOf } from './message'
import { type Due, giveBack, keep, readDue, spendAll, takeCredit } from './message-rows'

/** What is older than a day is no news; it stands in the inbox. */
const TRIED_MS_MAX = 86_400_000
const RETRY_BASE_MS = 30_000
const RETRY_MS_MAX = 3_600_000

export function messageWorker(app: App): Worker {
  return oneByOne(app.log, (job) => send(app, job))
}

async function send(app: App, job: Job): Promise<Next> {
  const due = await readDue(app.db, String(job.payload['donorId']), job.key)
  const template = due && app.settings.templates[due.kind]
  if (!due || !template) return 'done'
  const { templateId } = template
  if (app.clock.now().getTime() > due.at.getTime() + TRIED_MS_MAX) return 'done'
  if (!(await takeCredit(app.db, due, templateId))) return 'done'

  const outcome = await attempt(app, due, () =>
    app.chat.sendSubscribeMessage(messageOf(due, template, app.sealer.open(due.openidSealed))),
  )
  if (outcome.sent) return keep(app.db, due, 'sent')
  switch (outcome.reason) {
    case 'unknown-outcome':
      // It may have arrived: better none than two.
      return 'done'
    case 'no-credit':
      return spendAll(app.db, due, templateId)
    case 'unknown-person':
      return keep(app.db, due, 'not_sent')
    default:
      await giveBack(app.db, due, templateId)
      return later(app, job.attempt)
  }
}

/** What the platform refuses for a fault of set-up was not sent, and may be once an operator has mended it. */
async function attempt(
  app: App,
  { noticeId, kind }: Due,
  carryOut: () => Promise<MessageOutcome>,
): Promise<MessageOutcome> {
  try {
    const outcome = await carryOut()
    if (!outcome.sent && outcome.reason.startsWith('bad-'))
      app.log.error({ ...outcome, noticeId, kind }, 'a subscription message does not fit')
    return outcome
  } catch (error) {
    app.log.error({ err: error, noticeId, kind }, 'a subscription message was refused')
    return { sent: false, reason: 'busy' }
  }
}

function later(app: App, attempts: number): Next {
  const pause = Math.min(RETRY_BASE_MS * 2 ** Math.min(attempts, 20), RETRY_MS_MAX)
  return { at: new Date(app.clock.now().getTime() + pause) }
}
