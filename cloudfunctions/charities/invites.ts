/** Staff are invited by a code that ends, counts once, and of which only the keyed hash is kept. */
import { INVITE_DAYS, type StaffRole, staffInvite, staffJoin } from '../../contracts/charities'
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { sql, type Tx } from '../db'
import { noteChange } from './changes'
import { whyBarred } from './roles'

/** 60 bits, and no two letters that sound alike: short enough to be read to somebody. */
const CODE_CHARACTERS = 12
const DAY_MS = 86_400_000
const INVITES_OPEN_MAX = 20

export const inviteStaff = bind(staffInvite, async (app, { donor }, { charityId, role }) => {
  const at = app.clock.now()
  const endsAt = new Date(at.getTime() + INVITE_DAYS * DAY_MS)
  const code = app.random.id(CODE_CHARACTERS)
  const { donorId } = donor
  const refused = await app.db.transaction(async (tx) => {
    const barred = await whyBarred(tx, donor, charityId, ['owner'])
    if (barred) return barred
    const { open } = await tx.one<{ open: number }>(sql`
      select count(*) as open from staff_invite
      where charity_id = ${charityId} and used_at is null and ends_at > ${at}`)
    if (open >= INVITES_OPEN_MAX) return refuse('TOO_MANY_OPEN', { max: INVITES_OPEN_MAX })
    await tx.run(sql`
      insert into staff_invite (code_hash, charity_id, role, invited_by, ends_at)
      values (${app.sealer.hash(code)}, ${charityId}, ${role}, ${donorId}, ${endsAt})`)
    const after = { role, endsAt: endsAt.toISOString() }
    await noteChange(tx, {
      charityId,
      donorId,
      what: 'staff.invited',
      subject: charityId,
      after,
      at,
    })
    return undefined
  })
  return refused ?? { code, endsAt: endsAt.toISOString() }
})

export const joinStaff = bind(staffJoin, async (app, { donor }, { code, name }) => {
  const sealed = await sealName(app, donor, name)
  if (isRefusal(sealed)) return sealed
  return app.db.transaction((tx) => useInvite(app, tx, { donor, code, sealed }))
})

type Invite = {
  charityId: string
  role: StaffRole
  endsAt: Date
  usedBy: string | null
  /** The role that the person has there already. */
  has: StaffRole | null
}

async function useInvite(
  app: App,
  tx: Tx,
  { donor, code, sealed }: { donor: Donor; code: string; sealed: string | null },
): Promise<{ charityId: string; role: StaffRole } | Refusal> {
  const at = app.clock.now()
  const { donorId } = donor
  const codeHash = app.sealer.hash(code)
  const invite = await tx.maybe<Invite>(sql`
    select i.charity_id as "charityId", i.role, i.ends_at as "endsAt", i.used_by as "usedBy",
      (select s.role from staff s where s.charity_id = i.charity_id and s.donor_id = ${donorId}
        and s.ended_at is null) as has
    from staff_invite i where i.code_hash = ${codeHash} for update of i`)
  if (!invite) return refuse('NO_SUCH_INVITE')
  const { charityId, role, endsAt, usedBy, has } = invite
  if (usedBy !== null) return refuse('INVITE_USED', { byYou: usedBy === donorId })
  if (endsAt <= at) return refuse('INVITE_ENDED', { endedAt: endsAt.toISOString() })
  if (has !== null) return refuse('ALREADY_STAFF', { charityId, role: has })
  await tx.run(sql`
    insert into staff (charity_id, donor_id, role, name_sealed, since)
    values (${charityId}, ${donorId}, ${role}, ${sealed}, ${at})
    on conflict (charity_id, donor_id) do update set role = excluded.role,
      name_sealed = coalesce(excluded.name_sealed, staff.name_sealed), since = excluded.since,
      ended_at = null`)
  await tx.run(sql`
    update staff_invite set used_by = ${donorId}, used_at = ${at} where code_hash = ${codeHash}`)
  const change = { charityId, donorId, subject: donorId, after: { role }, at }
  await noteChange(tx, { ...change, what: 'staff.joined' })
  return { charityId, role }
}

/** A name that nobody could judge is not kept: its person is shown by id. */
async function sealName(
  app: App,
  donor: Donor,
  name: string | undefined,
): Promise<string | null | Refusal> {
  if (!name) return null
  const openid = app.sealer.open(donor.openidSealed)
  const { verdict } = await app.chat.checkText({ openid, text: name, scene: 'profile' })
  if (verdict === 'risky') return refuse('TEXT_REFUSED')
  return verdict === 'pass' ? app.sealer.seal(name) : null
}
