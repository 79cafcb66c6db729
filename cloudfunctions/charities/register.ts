/** A charity is entered by an operator, and changed by an operator or an owner. */
import { charitiesChange, charitiesRegister } from '../../contracts/charities'
import type { ParsedOf } from '../../contracts/declare'
import { isRefusal, type Refusal, refuse } from '../../contracts/errors'
import type { Charity } from '../../contracts/projects'
import type { App } from '../app'
import { bind } from '../bind'
import { sql, type Tx } from '../db'
import { changedParts, noteChange } from './changes'
import { checkPublicText } from './public-text'
import { whyBarred } from './roles'

const ID_CHARACTERS = 8

type Patch = Omit<ParsedOf<typeof charitiesChange>, 'charityId'>
/** What is kept, and compared when it is changed. */
type Kept = Charity & { mchid?: string }

export const registerCharity = bind(charitiesRegister, async (app, { donor }, input) => {
  const charityId = input.charityId ?? idOfAccount(app, input.mchid) ?? app.random.id(ID_CHARACTERS)
  const mchid = input.mchid ?? app.settings.merchantOf.get(charityId)
  const unheld = whyUnheld(app, charityId, mchid)
  if (unheld) return unheld
  const { mchid: _held, ...fields } = input
  const content: Charity = { ...fields, charityId, example: false }
  const at = app.clock.now()
  const known = await app.db.transaction(async (tx) => {
    const added = await tx.run(sql`
      insert into charity
        (id, mchid, certificate_until, content, created_at, updated_at, credit_code)
      values (${charityId}, ${mchid ?? null}, ${input.certificateUntil},
        ${JSON.stringify(content)}::jsonb, ${at}, ${at}, ${input.creditCode})
      on conflict do nothing`)
    if (added === 0) return whyKnown(tx, { charityId, mchid: input.mchid })
    const after = { ...content, ...(mchid !== undefined && { mchid }) }
    const change = { charityId, donorId: donor.donorId, subject: charityId, after, at }
    await noteChange(tx, { ...change, what: 'charity.registered' })
    return undefined
  })
  if (known) return known
  app.pages.forget()
  return { charityId, ...(mchid !== undefined && { mchid }) }
})

/** An account that the settings hold says which charity is meant. */
function idOfAccount({ settings }: App, mchid: string | undefined): string | undefined {
  if (mchid === undefined) return undefined
  return [...settings.merchantOf].find(([, account]) => account === mchid)?.[0]
}

/** `mchid` stands in the refusal when another charity uses the account that was given. */
async function whyKnown(
  tx: Tx,
  { charityId, mchid }: { charityId: string; mchid: string | undefined },
): Promise<Refusal> {
  if (mchid === undefined) return refuse('CHARITY_KNOWN', { charityId })
  const taken = await tx.maybe(sql`
    select from charity where mchid = ${mchid} or id = ${charityId} limit 1`)
  return refuse('CHARITY_KNOWN', taken === undefined ? { charityId } : { charityId, mchid })
}

export const changeCharity = bind(charitiesChange, async (app, { donor }, input) => {
  const { charityId, ...patch } = input
  const barred = await whyBarred(app.db, donor, charityId, ['owner'])
  if (barred) return barred
  const unheld = whyUnheld(app, charityId, patch.mchid)
  if (unheld) return unheld
  const unfit = await checkPublicText(app, donor, publicTexts(patch))
  if (unfit) return unfit
  const changed = await writeChange(app, donor.donorId, charityId, patch)
  if (isRefusal(changed)) return changed
  // Also the pages of its projects, which show the charity and are open or not by its certificate.
  if (changed.length > 0) {
    app.pages.forget()
    app.scenes.forget()
  }
  return { charityId, changed }
})

function writeChange(
  app: App,
  donorId: string,
  charityId: string,
  patch: Patch,
): Promise<string[] | Refusal> {
  const at = app.clock.now()
  return app.db.transaction(async (tx) => {
    const row = await tx.one<{ content: Charity; until: string; mchid: string | null }>(sql`
      select content, certificate_until as until, mchid from charity
      where id = ${charityId} for no key update`)
    const { content, until, mchid } = row
    const before: Kept = {
      ...content,
      certificateUntil: until,
      ...(mchid !== null && { mchid }),
    }
    const after = { ...before, ...patch } as Kept
    const parts = changedParts(before, after)
    if (!parts) return []
    const { mchid: account, ...shown } = after
    const { creditCode, certificateUntil } = shown
    const taken = await tx.maybe(sql`
      select from charity where id <> ${charityId}
        and (credit_code = ${creditCode} or mchid = ${account ?? null}) limit 1`)
    if (taken !== undefined) return refuse('CHARITY_KNOWN', { charityId })
    await tx.run(sql`
      update charity set mchid = ${account ?? null}, certificate_until = ${certificateUntil},
        content = ${JSON.stringify(shown)}::jsonb, credit_code = ${creditCode}, updated_at = ${at}
      where id = ${charityId}`)
    const change = { charityId, donorId, subject: charityId, at }
    const { before: was, after: is } = parts
    await noteChange(tx, { ...change, what: 'charity.changed', before: was, after: is })
    return parts.names
  })
}

/** Money goes to an account only when the settings hold its keys, under this charity's name. */
function whyUnheld(app: App, charityId: string, mchid: string | undefined): Refusal | undefined {
  if (mchid === undefined || app.settings.merchantOf.get(charityId) === mchid) return undefined
  return refuse('NO_SUCH_MERCHANT', { charityId, mchid })
}

function publicTexts({ name, about, contact, certificateNumber }: Patch): (string | undefined)[] {
  const words = [name, about, contact?.address].flatMap((each) => [each?.zh, each?.en])
  return [...words, contact?.phone, certificateNumber]
}
