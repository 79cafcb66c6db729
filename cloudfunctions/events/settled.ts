/** The server's own last step: a gift that the ledger has booked, with where its giver came from. */
import { sql } from '../db'
import type { OutboxReader } from '../jobs'

/** Looked up gift by gift: joined as wholes, all gifts there are would be read for a few hundred facts. */
export const recordSettled: OutboxReader = sql`
  insert into event (step, at, recorded_at, by_server, project_id, gift_key, channel, share_id, scene)
  select 'settled', t.at, t.at, true, t.project_id, r.key, g.channel, g.share_id, g.scene
  from taken t
  left join lateral (
    select * from gift where project_id = t.project_id and id = t.subject limit 1
  ) g on true
  left join lateral (
    select key from gift_request where donor_id = g.donor_id and gift_id = g.id limit 1
  ) r on true
  where t.kind = 'gift.settled'`
