/** The server's own last step: a gift that the ledger has booked, with where its giver came from. */
import { sql } from '../db'
import type { OutboxReader } from '../jobs'

export const recordSettled: OutboxReader = sql`
  insert into event (step, at, recorded_at, by_server, project_id, gift_key, channel, share_id, scene)
  select 'settled', t.at, t.at, true, t.project_id, r.key, t.channel, t.share_id, t.scene
  from taken t
  left join lateral (
    select key from gift_request where donor_id = t.donor_id and gift_id = t.gift_id limit 1
  ) r on true
  where t.kind = 'gift.settled'`
