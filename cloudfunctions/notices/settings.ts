/** Of which kinds somebody lets messages come. The inbox has every notice in any case. */
import { type NoticeKind, noticesSet, noticesSettings } from '../../contracts/notices'
import { bind } from '../bind'
import { worksSomewhere } from '../charities'
import { type Queryable, sql } from '../db'
import { byImportance } from './importance'

export const noticeSettings = bind(noticesSettings, (app, { donor }) =>
  settingsOf(app.db, donor.donorId),
)

export const setNotices = bind(noticesSet, async (app, { donor }, { kind, on }) => {
  const { donorId } = donor
  await app.db.run(
    on
      ? sql`delete from notice_off where donor_id = ${donorId} and kind = ${kind}`
      : sql`
        insert into notice_off (donor_id, kind, since) values (${donorId}, ${kind}, ${app.clock.now()})
        on conflict do nothing`,
  )
  return settingsOf(app.db, donorId)
})

async function settingsOf(db: Queryable, donorId: string) {
  const { off, works } = await db.one<{ off: NoticeKind[]; works: boolean }>(sql`
    select coalesce(jsonb_agg(kind), '[]') as off, ${worksSomewhere(donorId)} as works
    from notice_off where donor_id = ${donorId}`)
  // Reports that are due are told to a charity's people alone.
  const told = byImportance.filter(({ kind }) => works || kind !== 'report_due')
  return {
    kinds: told.map(({ kind, answers = false }) => ({ kind, on: !off.includes(kind), answers })),
  }
}
