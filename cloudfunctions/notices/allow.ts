/** A person has accepted messages: each acceptance is kept, and is worth one message. */
import { isDeepStrictEqual } from 'node:util'
import { refuse } from '../../contracts/errors'
import { noticesAllow } from '../../contracts/notices'
import { bind } from '../bind'
import { sql } from '../db'
import { CREDITS_MAX } from './message-rows'

export const allowMessages = bind(noticesAllow, async (app, { donor }, { key, accepted }) => {
  const { donorId } = donor
  const known = Object.values(app.settings.templates).map((template) => template?.templateId)
  const unknown = accepted.find((templateId) => !known.includes(templateId))
  if (unknown !== undefined) return refuse('NO_SUCH_TEMPLATE', { templateId: unknown })
  const sorted = [...accepted].sort()
  // A second call under one key waits for the first one's row, and then counts nothing.
  await app.db.run(sql`
    with consent as (
      insert into message_consent (donor_id, key, accepted, at)
      values (${donorId}, ${key}, ${JSON.stringify(sorted)}::jsonb, ${app.clock.now()})
      on conflict do nothing
      returning accepted
    )
    insert into message_credit as c (donor_id, template_id, credits)
    select ${donorId}, jsonb_array_elements_text(accepted), 1 from consent
    on conflict (donor_id, template_id) do update
    set credits = least(c.credits + 1, ${CREDITS_MAX}::integer)`)
  const counted = await app.db.one<{ accepted: string[] }>(
    sql`select accepted from message_consent where donor_id = ${donorId} and key = ${key}`,
  )
  if (!isDeepStrictEqual(counted.accepted, sorted)) return refuse('KEY_REUSED', { key })
  return { allowed: accepted.length }
})
