/** Following a project: being told of its reports without having given to it. */
import { refuse } from '../../contracts/errors'
import {
  FOLLOWS_MAX,
  projectsFollow,
  projectsFollowing,
  projectsUnfollow,
} from '../../contracts/notices'
import { bind } from '../bind'
import { sql } from '../db'
import { askedTemplates } from './mine'

export const followProject = bind(projectsFollow, async (app, { donor }, { projectId }) => {
  const { donorId } = donor
  const { known, follows, others } = await app.db.transaction(async (tx) => {
    // One after the other for one person, so that nobody follows more than there can be.
    await tx.run(sql`select from donor where id = ${donorId} for no key update`)
    return tx.one<{ known: boolean; follows: boolean; others: number }>(sql`
      with others as (
        select count(*) as n from follow where donor_id = ${donorId} and project_id <> ${projectId}
      ), followed as (
        insert into follow (project_id, donor_id, since)
        select id, ${donorId}, ${app.clock.now()} from project, others
        where id = ${projectId} and n < ${FOLLOWS_MAX}
        on conflict do nothing
        returning project_id
      )
      select exists (select from project where id = ${projectId}) as known,
        exists (select from followed) or exists (
          select from follow where donor_id = ${donorId} and project_id = ${projectId}) as follows,
        (select n from others) as others`)
  })
  if (!known) return refuse('NO_SUCH_PROJECT', { projectId })
  if (!follows && others >= FOLLOWS_MAX) return refuse('TOO_MANY_FOLLOWED', { most: FOLLOWS_MAX })
  return { follows: true }
})

export const unfollowProject = bind(projectsUnfollow, async (app, { donor }, { projectId }) => {
  await app.db.run(
    sql`delete from follow where project_id = ${projectId} and donor_id = ${donor.donorId}`,
  )
  return { follows: false }
})

export const isFollowing = bind(projectsFollowing, async (app, { donor }, { projectId }) => {
  const { donorId } = donor
  const { follows } = await app.db.one<{ follows: boolean }>(sql`
    select exists (
      select from follow where project_id = ${projectId} and donor_id = ${donorId}) as follows`)
  const templates = await askedTemplates(app, donorId)
  return { follows, templates: templates.filter(({ kind }) => kind === 'report_published') }
})
