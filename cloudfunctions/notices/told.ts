/** What a notice tells of: columns of the notice `n` and of what stands beside it, as `Told` has them. */
import { sql } from '../db'

/** The envelope, or null. `directed`: whoever left a portion where it is has chosen too. */
const envelope = sql`
  (select jsonb_build_object('envelopeId', e.id, 'pot', e.video_id is not null, 'portions',
      cardinality(e.amounts_fen), 'directed',
      (select count(*) from envelope_portion p where p.project_id = e.project_id
        and p.envelope_id = e.id and p.directed_to is not null))
    from envelope e where e.project_id = n.project_id and e.gift_id = n.gift_id)`

/** The report, or null. */
const report = sql`
  (select jsonb_build_object('kind', r.kind, 'title', r.content->'title')
    from report r where n.kind = 'report_published' and r.project_id = n.project_id and r.id = n.subject)`

export const toldColumns = sql`
  n.kind, n.at, n.project_id as "projectId", n.gift_id as "giftId", n.facts, g.amount_fen as "amountFen",
  p.content->'title' as "projectTitle", ${envelope} as envelope, ${report} as report`

export const toldFrom = sql`
  left join lateral (
    select amount_fen from gift where project_id = n.project_id and id = n.gift_id limit 1
  ) g on true
  left join project p on p.id = n.project_id`
