/** What a notice tells of beside its gift. */
import { sql } from '../db'

/** The envelope of the notice `n`, or null. `directed`: whoever left a portion where it is has chosen too. */
export const toldEnvelope = sql`
  (select jsonb_build_object('envelopeId', e.id, 'pot', e.video_id is not null, 'portions',
      cardinality(e.amounts_fen), 'directed',
      (select count(*) from envelope_portion p where p.project_id = e.project_id
        and p.envelope_id = e.id and p.directed_to is not null))
    from envelope e where e.project_id = n.project_id and e.gift_id = n.gift_id)`

/** The report of the notice `n`, or null. */
export const toldReport = sql`
  (select jsonb_build_object('kind', r.kind, 'title', r.content->'title')
    from report r where n.kind = 'report_published' and r.project_id = n.project_id and r.id = n.subject)`
