/** The server's own last step: a gift that the ledger has booked, with where its giver came from. */
import { sql } from '../db'
import type { OutboxReader } from '../jobs'

export const recordSettled: OutboxReader = async (tx, facts) => {
  const rows = facts.filter(({ kind }) => kind === 'gift.settled')
  if (rows.length === 0) return
  await tx.run(sql`
    insert into event (step, at, recorded_at, by_server, project_id, gift_key, channel, share_id, scene)
    select 'settled', f.at, f.at, true, f."projectId", r.key, f.facts->>'channel',
      f.facts->>'shareId', (f.facts->>'scene')::integer
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as f (
      "projectId" text, subject text, facts jsonb, at timestamptz
    )
    left join gift g on g.project_id = f."projectId" and g.id = f.subject
    left join gift_request r on r.donor_id = g.donor_id and r.gift_id = g.id`)
}
