/** The sponsors' pots that hang at a video: which one is shown, to anybody and to somebody in particular. */
import { dayOf } from '../../contracts/beijing'
import type { VideoPage } from '../../contracts/videos'
import { shownName } from '../consents'
import { type Db, type Sql, sql } from '../db'

type Pot = NonNullable<VideoPage['pot']>

export type PotRow = {
  envelopeId: string
  portionsLeft: number
  nameSealed: string | null
  blessing: string | null
}

export const potColumns: Sql = sql`jsonb_build_object(
  'envelopeId', e.id, 'portionsLeft', cardinality(e.amounts_fen) - e.opened,
  'nameSealed', ${shownName},
  'blessing', case when g.text_checked then e.blessing end)`

/** Envelopes with their gifts, as the other pieces of SQL here call them. */
export const envelopes: Sql = sql`
  envelope e join gift g on g.project_id = e.project_id and g.id = e.gift_id`

/** Whether it is a pot at that video, of which portions are opened and directed now. */
export const hangsAt = (video: Sql, now: Date): Sql => sql`
  e.video_id = ${video} and e.ended_at is null and envelope_ends(e, g) > ${now}`

export const hasPortions: Sql = sql`e.opened < cardinality(e.amounts_fen)`

export function potOf(
  { envelopeId, portionsLeft, nameSealed, blessing }: PotRow,
  openName: (sealed: string) => string,
): Pot {
  return {
    envelopeId,
    portionsLeft,
    ...(nameSealed !== null && { sponsor: openName(nameSealed) }),
    ...(blessing !== null && { blessing }),
  }
}

/** Where one viewer stands today, and the pot of which they can open a portion, or choose for one. */
export function readViewer(
  db: Db,
  { videoId, donorId, now }: { videoId: string; donorId: string; now: Date },
): Promise<{
  watchedToEnd: boolean
  pot: (PotRow & { caller: NonNullable<Pot['caller']> | null }) | null
}> {
  return db.one(sql`
    with today as (
      select w.completed_at, exists (select from envelope_portion p where p.watch_id = w.id) as opened
      from video_watch w
      where w.donor_id = ${donorId} and w.video_id = ${videoId} and w.day = ${dayOf(now)}
    )
    select exists (select from today where completed_at is not null) as "watchedToEnd", (
      select ${potColumns} || jsonb_build_object('caller',
        case when theirs.waits then 'waits' when e.donor_id = ${donorId} then 'own' end)
      from ${envelopes}
      cross join lateral (select exists (
        select from envelope_portion p
        where p.project_id = e.project_id and p.envelope_id = e.id and p.opener_id = ${donorId}
          and p.directed_to is null
      ) as waits) theirs
      where ${hangsAt(sql`${videoId}`, now)}
        and (theirs.waits or ${hasPortions} and not exists (select from today where opened))
      order by theirs.waits desc, e.donor_id = ${donorId}, e.started_at, e.id limit 1
    ) as pot`)
}
