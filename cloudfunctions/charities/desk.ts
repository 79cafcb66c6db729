/**
 * Logging in on a wide screen: it shows a code, a phone that is logged in confirms it, and the screen
 * takes a session with the ticket that it never showed (docs/decisions/0062).
 */
import { deskConfirm, deskStart, deskTake } from '../../contracts/charities'
import { refuse } from '../../contracts/errors'
import { openSession } from '../auth'
import { bind } from '../bind'
import { sql } from '../db'

/** A code is scanned, not typed. */
const CODE_CHARACTERS = 24
const TICKET_CHARACTERS = 32
const CODE_MS = 5 * 60_000
/** A wide screen is often not one's own. */
const DESK_SESSION_DAYS = 1

export const startDesk = bind(deskStart, async (app) => {
  const at = app.clock.now()
  const endsAt = new Date(at.getTime() + CODE_MS)
  const code = app.random.id(CODE_CHARACTERS)
  const ticket = app.random.id(TICKET_CHARACTERS)
  await app.db.run(sql`
    with over as (delete from desk_login where ends_at <= ${at})
    insert into desk_login (code_hash, ticket_hash, ends_at)
    values (${app.sealer.hash(code)}, ${app.sealer.hash(ticket)}, ${endsAt})`)
  return { code, ticket, endsAt: endsAt.toISOString() }
})

export const confirmDesk = bind(deskConfirm, async (app, { donor }, { code }) => {
  const at = app.clock.now()
  const confirmed = await app.db.run(sql`
    update desk_login
    set donor_id = ${donor.donorId}, confirmed_at = coalesce(confirmed_at, ${at})
    where code_hash = ${app.sealer.hash(code)} and ends_at > ${at}
      and (donor_id is null or donor_id = ${donor.donorId})`)
  return confirmed > 0 ? {} : refuse('NO_SUCH_DESK')
})

export const takeDesk = bind(deskTake, async (app, _caller, { ticket }) => {
  const now = app.clock.now()
  const ticketHash = app.sealer.hash(ticket)
  return app.db.transaction(async (tx) => {
    const login = await tx.maybe<{ donorId: string | null }>(sql`
      select donor_id as "donorId" from desk_login
      where ticket_hash = ${ticketHash} and ends_at > ${now} and taken_at is null for update`)
    if (!login) return refuse('NO_SUCH_DESK')
    const { donorId } = login
    if (donorId === null) return { waiting: true as const }
    await tx.run(sql`update desk_login set taken_at = ${now} where ticket_hash = ${ticketHash}`)
    const sessionToken = await openSession(tx, { donorId, now, days: DESK_SESSION_DAYS })
    return { sessionToken }
  })
})
