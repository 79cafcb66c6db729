/** All that is kept of a person, for that person: as data, and as a page. */
import { refuse } from '../../contracts/errors'
import { EXPORTS_A_DAY_MAX } from '../../contracts/limits'
import { privacyExport } from '../../contracts/privacy'
import { bind } from '../bind'
import { sql } from '../db'
import { pageOf } from './page'
import { exportOf, places } from './places'

const DAY_MS = 86_400_000

export type Exported = Record<string, Record<string, unknown>[]>

export const exportData = bind(privacyExport, async (app, { donor }) => {
  const { donorId } = donor
  const now = app.clock.now()
  const taken = await app.db.transaction(
    async (tx) => {
      await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('export:' || ${donorId}, 0))`)
      const { times } = await tx.one<{ times: number }>(sql`
        select count(*) as times from data_export
        where donor_id = ${donorId} and at > ${new Date(now.getTime() - DAY_MS)}`)
      if (times >= EXPORTS_A_DAY_MAX) return undefined
      await tx.run(sql`
        insert into data_export (donor_id, at) values (${donorId}, ${now}) on conflict do nothing`)
      const found: Exported = {}
      for (const place of places) {
        const rows = await tx.many<{ row: Record<string, unknown> }>(exportOf(place, donorId))
        const opened = rows.map(({ row }) => openedOf(row, app.sealer.open))
        found[place.table] = [...(found[place.table] ?? []), ...opened]
      }
      return { data: found, timesLeft: EXPORTS_A_DAY_MAX - times - 1 }
    },
    { unhurried: true },
  )
  if (!taken) return refuse('EXPORTED_OFTEN', { timesADay: EXPORTS_A_DAY_MAX })
  return { ...taken, page: pageOf(taken.data, now), at: now.toISOString() }
})

/** `name_sealed` becomes `name`: sealed fields are the person's own words and ids. */
function openedOf(row: Record<string, unknown>, open: (sealed: string) => string) {
  const entries = Object.entries(row).map(([key, value]): [string, unknown] => {
    if (!key.endsWith('_sealed')) return [key, value]
    const plain = typeof value === 'string' && value !== '' ? open(value) : null
    return [key.slice(0, -'_sealed'.length), plain]
  })
  return Object.fromEntries(entries)
}
