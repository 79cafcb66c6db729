import { sql } from '../db'

/** A report that stands, in the shape of the contract, as one value; `r` is its row. */
export const reportColumns = sql`
  r.content || jsonb_strip_nulls(jsonb_build_object(
    'reportId', r.id, 'kind', r.kind, 'spentFen', r.spent_fen, 'vouchers', r.vouchers,
    'publishedAt', r.published_at, 'counts', r.counts, 'version', r.version, 'corrects', r.corrects,
    'correctedBy', (select newer.id from report newer
      where newer.project_id = r.project_id and newer.corrects = r.id)))`
