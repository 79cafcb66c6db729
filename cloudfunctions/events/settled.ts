/** The server's own last step: a gift that the ledger has booked, with where its giver came from. */
import { sql } from '../db'
import type { OutboxReader } from '../jobs'

export const recordSettled: OutboxReader = sql`
  insert into event (step, at, recorded_at, by_server, project_id, gift_key, channel, share_id, scene)
  select 'settled', t.at, t.at, true, t.project_id, r.key, g.channel, g.share_id, g.scene
  from taken t
  left join gift g on g.project_id = t.project_id and g.id = t.subject
  left join gift_request r on r.donor_id = g.donor_id and r.gift_id = g.id
  where t.kind = 'gift.settled'`
