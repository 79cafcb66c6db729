/** One's own card of a page: made once, found again, so that pages may ask for it as often as they show. */
import { refuse } from '../../contracts/errors'
import { sharesStart } from '../../contracts/shares'
import { bind } from '../bind'
import { sql } from '../db'
import { sharedPage } from './shared-page'

/** Short enough to stand beside a project's id in the 32 characters of a mini program code. */
const ID_CHARACTERS = 16

export const startShare = bind(sharesStart, async (app, { donor }, { path: asked }) => {
  const page = sharedPage(asked)
  if (!page) return refuse('PAGE_NOT_SHARED', { path: asked })
  const { path, projectId } = page
  if (projectId !== undefined) {
    const known = await app.db.maybe(
      sql`select 1 as known from project where id = ${projectId} and state <> 'draft'`,
    )
    if (!known) return refuse('NO_SUCH_PROJECT', { projectId })
  }
  const { donorId } = donor
  await app.db.run(sql`
    insert into share (id, donor_id, path, started_at)
    values (${app.random.id(ID_CHARACTERS)}, ${donorId}, ${path}, ${app.clock.now()})
    on conflict (donor_id, path) do nothing`)
  return app.db.one<{ shareId: string }>(sql`
    select id as "shareId" from share where donor_id = ${donorId} and path = ${path}`)
})
