/** Who works where, and how a role ends. */
import { type StaffRole, staffList, staffMine, staffRemove } from '../../contracts/charities'
import type { Words } from '../../contracts/declare'
import { refuse } from '../../contracts/errors'
import { bind } from '../bind'
import { sql } from '../db'
import { noteChange } from './changes'
import { whyBarred } from './roles'

/** More people than work for any charity here. */
const STAFF_LISTED_MAX = 500

export const myCharities = bind(staffMine, async (app, { donor }) => {
  const charities = await app.db.many<{ charityId: string; name: Words; role: StaffRole }>(sql`
    select s.charity_id as "charityId", c.content->'name' as name, s.role
    from staff s join charity c on c.id = s.charity_id
    where s.donor_id = ${donor.donorId} and s.ended_at is null order by s.charity_id`)
  return { charities, operator: donor.operator }
})

export const listStaff = bind(staffList, async (app, { donor }, { charityId }) => {
  const barred = await whyBarred(app.db, donor, charityId)
  if (barred) return barred
  const [staff, invites] = await Promise.all([
    app.db.many<{ staffId: string; name: string | null; role: StaffRole; since: Date }>(sql`
      select donor_id as "staffId", name_sealed as name, role, since from staff
      where charity_id = ${charityId} and ended_at is null
      order by since, donor_id limit ${STAFF_LISTED_MAX}`),
    app.db.many<{ role: StaffRole; endsAt: Date }>(sql`
      select role, ends_at as "endsAt" from staff_invite
      where charity_id = ${charityId} and used_at is null and ends_at > ${app.clock.now()}
      order by ends_at`),
  ])
  return {
    items: staff.map(({ staffId, name, role, since }) => ({
      staffId,
      ...(name !== null && { name: app.sealer.open(name) }),
      role,
      since: since.toISOString(),
      you: staffId === donor.donorId,
    })),
    invites: invites.map(({ role, endsAt }) => ({ role, endsAt: endsAt.toISOString() })),
  }
})

export const removeStaff = bind(staffRemove, async (app, { donor }, { charityId, staffId }) => {
  const at = app.clock.now()
  const refused = await app.db.transaction(async (tx) => {
    const barred = await whyBarred(tx, donor, charityId, ['owner'])
    if (barred) return barred
    if (staffId === donor.donorId) return refuse('OWN_REMOVAL')
    // All owners are locked, so that two who remove each other do not both go.
    const owners = await tx.many<{ staffId: string }>(sql`
      select donor_id as "staffId" from staff
      where charity_id = ${charityId} and role = 'owner' and ended_at is null
      order by donor_id for update`)
    if (owners.length === 1 && owners[0]?.staffId === staffId) return refuse('LAST_OWNER')
    const gone = await tx.maybe<{ role: StaffRole }>(sql`
      update staff set ended_at = ${at}
      where charity_id = ${charityId} and donor_id = ${staffId} and ended_at is null
      returning role`)
    if (!gone) return refuse('NO_SUCH_STAFF', { staffId })
    await tx.run(sql`
      update staff_invite set ends_at = ${at}
      where charity_id = ${charityId} and invited_by = ${staffId} and used_at is null
        and ends_at > ${at}`)
    const change = { charityId, donorId: donor.donorId, subject: staffId, at }
    await noteChange(tx, { ...change, what: 'staff.removed', before: { role: gone.role } })
    return undefined
  })
  return refused ?? {}
})
