/** The consent for names: given where a name is written for others, and asked wherever one is shown. */
import { textBesideNames } from '../../contracts/consent-names'
import type { App } from '../app'
import { type Sql, sql } from '../db'
import { noteConsent } from './note'

/** The sealed name of the gift `g` as others read it; null without its giver's consent. */
export const shownName: Sql = sql`
  case when g.show_name and g.text_checked and has_consent(g.donor_id, 'names') then g.name_sealed end`

/**
 * Who puts a name beside a gift or a pledge has read the text of this consent there, and agrees. Does nothing
 * when the name is gone again: a repeated call comes after a consent that was taken back.
 *
 * @param shows whether the name still stands there
 */
export async function agreeToNames(
  { db, clock }: Pick<App, 'db' | 'clock'>,
  donorId: string,
  shows: Sql,
): Promise<void> {
  await db.transaction(async (tx) => {
    const { still } = await tx.one<{ still: boolean }>(sql`select ${shows} as still`)
    if (!still) return
    const at = clock.now()
    await noteConsent(tx, { donorId, kind: 'names', given: true, text: textBesideNames, at })
  })
}
