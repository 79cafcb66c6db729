/** Consents, each apart. What counts is the last word of a kind; what was read then is kept with it. */
import {
  type ConsentKind,
  consentKinds,
  consentTexts,
  currentText,
} from '../../contracts/consent-texts'
import { refuse } from '../../contracts/errors'
import { consentsMine, consentsSet } from '../../contracts/privacy'
import type { App } from '../app'
import { bind, type Donor } from '../bind'
import { noteConsent } from '../consents'
import { sql, type Tx } from '../db'
import { makeAnonymous } from '../receipts'
import { hideNames, showAnew } from './names'

type Row = { kind: ConsentKind; given: boolean; textVersion: number; at: Date }

export const myConsents = bind(consentsMine, async (app, { donor }) => consentsOf(app, donor))

export const setConsent = bind(
  consentsSet,
  async (app, { donor }, { kind, given, textVersion }) => {
    const text = consentTexts[kind].find(({ version }) => version === textVersion)
    // Whoever says yes has read what is asked now; a no is a no, whatever was on the screen.
    if (!text || (given && text !== currentText(kind))) {
      return refuse('CONSENT_TEXT_OLD', { kind, asks: currentText(kind) })
    }
    const projectIds = await app.db.transaction(async (tx) => {
      const at = app.clock.now()
      await noteConsent(tx, { donorId: donor.donorId, kind, given, text, at })
      return given ? [] : withdraw(tx, donor, { kind, at })
    })
    showAnew(app, projectIds)
    return consentsOf(app, donor)
  },
)

/** What ends with a consent; the projects whose pages look different now. */
async function withdraw(
  tx: Tx,
  { donorId }: Donor,
  { kind, at }: { kind: ConsentKind; at: Date },
): Promise<string[]> {
  if (kind === 'names') return hideNames(tx, donorId)
  if (kind === 'charity') await makeAnonymous(tx, donorId, at)
  if (kind === 'reminders') await tx.run(sql`delete from reminder where donor_id = ${donorId}`)
  return []
}

async function consentsOf({ db }: App, { donorId }: Donor) {
  const rows = await db.many<Row>(sql`
    select distinct on (kind) kind, given, text_version as "textVersion", at
    from consent where donor_id = ${donorId} order by kind, id desc`)
  return {
    items: consentKinds.map((kind) => {
      const last = rows.find((row) => row.kind === kind)
      const agreedTo = consentTexts[kind].find(({ version }) => version === last?.textVersion)
      return {
        kind,
        given: last?.given ?? false,
        ...(last && { at: last.at.toISOString() }),
        ...(agreedTo && { agreedTo }),
        asks: currentText(kind),
      }
    }),
  }
}
