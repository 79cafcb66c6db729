/** A gift came through somebody's card and is settled. One's own gift through one's own card is none. */
import { sql } from '../db'
import type { OutboxReader } from '../jobs'

/** Looked up by key, fact by fact: a card that nobody knows, or a made-up one, counts for nobody. */
export const countGivers: OutboxReader = sql`
  insert into share_gift (share_id, project_id, gift_id)
  select s.id, t.project_id, t.subject
  from taken t
  cross join lateral (
    select donor_id, share_id from gift where project_id = t.project_id and id = t.subject limit 1
  ) g
  cross join lateral (
    select id, donor_id from share where id = g.share_id limit 1
  ) s
  where t.kind = 'gift.settled' and s.donor_id <> g.donor_id
  on conflict do nothing`
