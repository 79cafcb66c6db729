/** A draft saves itself often, and a save from an older version never covers a newer one. */
import type { ParsedOf } from '../../../contracts/declare'
import { isRefusal, type Refusal, refuse } from '../../../contracts/errors'
import { draftsSave } from '../../../contracts/project-drafts'
import type { App } from '../../app'
import { bind, type Donor } from '../../bind'
import { changedParts, noteChange, whyBarred } from '../../charities'
import { sql, type Tx } from '../../db'
import { merged } from './content'
import { type Draft, isOver, lockDraft, missingNow, readDraft } from './rows'

/** Eight characters of chance: every gift's number begins with them. */
const ID_CHARACTERS = 8
/** Not yet published ones of a charity. */
const DRAFTS_OPEN_MAX = 100

type Asked = ParsedOf<typeof draftsSave>

export const saveDraft = bind(draftsSave, async (app, { donor }, asked) => {
  const { charityId, content, version } = asked
  const at = app.clock.now()
  const { donorId } = donor
  const saved = await app.db.transaction(async (tx): Promise<Draft | Refusal> => {
    const barred = await whyBarred(tx, donor, charityId, ['owner', 'editor'])
    if (barred) return barred
    const projectId = asked.projectId ?? (await beginDraft(app, tx, donor, asked))
    if (isRefusal(projectId)) return projectId
    const draft = await draftToChange(tx, { projectId, charityId, donorId, at })
    if (isRefusal(draft)) return draft
    if (isOver(draft, at)) return refuse('PROJECT_ENDED', { projectId })
    const next = merged(draft.content, content)
    const parts = changedParts(draft.content, next)
    // Also of an older version: a save whose answer was lost is sent again.
    if (!parts) return draft
    if (version !== undefined && version !== draft.version) return newer(draft)
    await tx.run(sql`
      update project_draft
      set content = ${JSON.stringify(next)}::jsonb, version = version + 1, updated_at = ${at},
        updated_by = ${donorId}
      where project_id = ${projectId}`)
    const { before, after } = parts
    const change = { charityId, donorId, subject: projectId, before, after, at }
    await noteChange(tx, { ...change, what: 'draft.saved' })
    return { ...draft, content: next, version: draft.version + 1 }
  })
  if (isRefusal(saved)) return saved
  return { projectId: saved.projectId, version: saved.version, missing: missingNow(saved, at) }
})

/** Told to whoever comes with an older version. */
export function newer({ version, updatedAt }: Draft): Refusal {
  return refuse('DRAFT_CHANGED', { version, updatedAt: updatedAt.toISOString() })
}

/** The id of a new draft, or of the one that this person began under this key. */
async function beginDraft(
  { random, clock }: App,
  tx: Tx,
  { donorId }: Donor,
  { charityId, key }: Asked,
): Promise<string | Refusal> {
  const begun = async () =>
    (
      await tx.maybe<{ id: string }>(sql`
        select project_id as id from project_draft
        where begun_by = ${donorId} and begun_key = ${key ?? null}`)
    )?.id
  const earlier = await begun()
  if (earlier !== undefined) return earlier
  const { open } = await tx.one<{ open: number }>(sql`
    select count(*) as open from project_draft
    where charity_id = ${charityId} and published_version is null`)
  if (open >= DRAFTS_OPEN_MAX) return refuse('TOO_MANY_OPEN', { max: DRAFTS_OPEN_MAX })
  const at = clock.now()
  const added = await tx.maybe<{ id: string }>(sql`
    insert into project_draft (project_id, charity_id, content, version, updated_at, updated_by,
      begun_by, begun_key)
    values (${random.id(ID_CHARACTERS)}, ${charityId}, '{}', 0, ${at}, ${donorId}, ${donorId},
      ${key ?? null})
    on conflict do nothing returning project_id as id`)
  // A second tap at the same moment waited for the first, and now finds it.
  const id = added?.id ?? (await begun())
  if (id === undefined) throw new Error('a draft was neither begun nor found')
  return id
}

/** Locked. What stands and has no draft yet gets one. */
async function draftToChange(
  tx: Tx,
  {
    projectId,
    charityId,
    donorId,
    at,
  }: Record<'projectId' | 'charityId' | 'donorId', string> & {
    at: Date
  },
): Promise<Draft | Refusal> {
  const found = await readDraft(tx, projectId)
  if (found?.charityId !== charityId) return refuse('NO_SUCH_PROJECT', { projectId })
  if (found.stands) {
    await tx.run(sql`
      insert into project_draft (project_id, charity_id, content, version, published_version,
        updated_at, updated_by, begun_by)
      values (${projectId}, ${charityId}, ${JSON.stringify(found.content)}::jsonb, 0, 0, ${at},
        ${donorId}, ${donorId})
      on conflict do nothing`)
  }
  return (await lockDraft(tx, projectId)) ?? refuse('NO_SUCH_PROJECT', { projectId })
}
