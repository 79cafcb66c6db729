/**
 * The charity says something to givers. Nothing is kept that others may not read, so what could not be
 * judged is sent again later by whoever wrote it.
 */
import { createHash } from 'node:crypto'
import { type Day, dayOf } from '../../contracts/beijing'
import type { ParsedOf } from '../../contracts/declare'
import { echoesSend } from '../../contracts/echoes'
import { type Refusal, refuse } from '../../contracts/errors'
import { bind } from '../bind'
import { checkPublicText, noteChange, whyBarred } from '../charities'
import { sql, type Tx } from '../db'
import { showPictures } from '../files'
import { plan } from '../jobs'

type Said = ParsedOf<typeof echoesSend>

export const sendEcho = bind(echoesSend, async (app, { donor }, said) => {
  const { projectId, text, giftIds } = said
  const project = await app.db.maybe<{ charityId: string }>(sql`
    select charity_id as "charityId" from project where id = ${projectId} and state <> 'draft'`)
  if (!project) return refuse('NO_SUCH_PROJECT', { projectId })
  const { charityId } = project
  const barred = await whyBarred(app.db, donor, charityId)
  if (barred) return barred
  const unread = await checkPublicText(app, donor, [text])
  if (unread) return unread
  const at = app.clock.now()
  const echoId = echoIdOf(said, dayOf(at))
  return app.db.transaction(async (tx) => {
    const unknown = giftIds && (await firstUnknown(tx, projectId, giftIds))
    if (unknown !== undefined) return refuse('NO_SUCH_GIFT', { giftId: unknown })
    const refused = await show(tx, charityId, said.pictureFileId)
    if (refused) return refused
    const fresh = await tx.run(sql`
      insert into echo (project_id, id, to_all, text, picture_file_id, sent_by, at)
      values (${projectId}, ${echoId}, ${giftIds === undefined}, ${text}, ${said.pictureFileId ?? null},
        ${donor.donorId}, ${at})
      on conflict do nothing`)
    if (giftIds) {
      const gifts = await sayTo(tx, { projectId, echoId, giftIds, at })
      if (gifts > 0) await note()
      return { echoId, gifts }
    }
    if (fresh > 0) {
      await plan(tx, { name: 'echoes.tell', key: echoId, dueAt: at, payload: { projectId } })
      await note()
    }
    return { echoId }

    function note() {
      const change = { charityId, donorId: donor.donorId, what: 'echo.sent' as const, at }
      return noteChange(tx, { ...change, subject: echoId })
    }
  })
})

/** The first that is no gift which stands in the project. */
async function firstUnknown(
  tx: Tx,
  projectId: string,
  giftIds: readonly string[],
): Promise<string | undefined> {
  const row = await tx.maybe<{ id: string }>(sql`
    select asked.id from jsonb_array_elements_text(${JSON.stringify(giftIds)}::jsonb)
      with ordinality as asked (id, n)
    where not exists (select from gift g where g.project_id = ${projectId} and g.id = asked.id
      and g.state in ('settled', 'partly_refunded'))
    order by asked.n limit 1`)
  return row?.id
}

async function show(
  tx: Tx,
  charityId: string,
  fileId: string | undefined,
): Promise<Refusal | undefined> {
  if (fileId === undefined) return undefined
  const shown = await showPictures(tx, { charityId, fileIds: [fileId] })
  return shown ? undefined : refuse('NO_SUCH_FILE', { fileId })
}

/** Each gift once; those who gave them are told through the outbox. Gives how many are new. */
async function sayTo(
  tx: Tx,
  echo: { projectId: string; echoId: string; giftIds: readonly string[]; at: Date },
): Promise<number> {
  const { gifts } = await tx.one<{ gifts: number }>(sql`
    with said as (
      insert into echo_gift (project_id, gift_id, echo_id, at)
      select distinct ${echo.projectId}, id, ${echo.echoId}, ${echo.at}::timestamptz
      from jsonb_array_elements_text(${JSON.stringify(echo.giftIds)}::jsonb) as asked (id)
      on conflict do nothing
      returning project_id, gift_id, echo_id, at
    ), told as (
      insert into outbox (project_id, kind, subject, facts, at)
      select project_id, 'echo.sent', gift_id, jsonb_build_object('echoId', echo_id), at
      from said order by gift_id
    )
    select count(*) as gifts from said`)
  return gifts
}

/** Made from what is said and on which day, so that the same again is the same echo. */
function echoIdOf({ projectId, giftIds, text, pictureFileId }: Said, on: Day): string {
  const said = JSON.stringify([giftIds === undefined, text, pictureFileId ?? null, on])
  return `${projectId}-e${createHash('sha256').update(said).digest('hex').slice(0, 24)}`
}
