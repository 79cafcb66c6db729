/** A gift came through somebody's card and is settled. One's own gift through one's own card is none. */
import { sql } from '../db'
import type { OutboxReader } from '../jobs'

/** A card that nobody knows, or a made-up one, counts for nobody. */
export const countGivers: OutboxReader = sql`
  insert into share_gift (share_id, project_id, gift_id)
  select share_id, project_id, gift_id from taken
  where kind = 'gift.settled' and sharer_id is not null
  on conflict do nothing`
