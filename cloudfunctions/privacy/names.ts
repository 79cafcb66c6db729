/** A person's name, wherever others read it: on gifts, and on what comes of pledges. */
import type { App } from '../app'
import { sql, type Tx } from '../db'

/** Takes it from everywhere; the projects whose pages showed it. */
export async function hideNames(tx: Tx, donorId: string): Promise<string[]> {
  await tx.run(sql`select lock_pledges(array(select id from pledge where donor_id = ${donorId}))`)
  await tx.run(sql`
    update pledge set show_name = false, name_sealed = null
    where donor_id = ${donorId} and (show_name or name_sealed is not null)`)
  const rows = await tx.many<{ projectId: string }>(sql`
    with hidden as (
      update gift set show_name = false, name_sealed = null
      where donor_id = ${donorId} and (show_name or name_sealed is not null)
      returning project_id
    )
    select distinct project_id as "projectId" from hidden`)
  return rows.map(({ projectId }) => projectId)
}

/** Pages that are kept in memory are read again; those of other processes within a second. */
export function showAnew(app: App, projectIds: readonly string[]): void {
  for (const projectId of projectIds) app.pages.forget(projectId)
  if (projectIds.length > 0) app.scenes.forget()
}
