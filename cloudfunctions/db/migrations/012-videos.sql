-- Videos, and how much of them people have watched: counted here, by the real time between heartbeats.
create table video (
  id text primary key,
  project_id text not null references project,
  length_ms integer not null check (length_ms > 0),
  -- What is only read, in the shape of contracts/videos.ts.
  content jsonb not null
);

create index video_of_project on video (project_id, id);

-- A person has one clock, in real time, whatever is played in however many windows: a beat spends what
-- has run since the last one, so that no second is credited twice.
create table watch_clock (
  donor_id text primary key,
  beat_at timestamptz not null
);

-- One a person, video and Beijing day.
create table video_watch (
  donor_id text not null,
  video_id text not null references video,
  day date not null,
  id text not null unique,
  -- Where the last beat stood, and which parts of the video were credited, in milliseconds.
  position_ms integer not null default 0,
  parts int4multirange not null default '{}',
  watched_ms integer not null default 0,
  completed_at timestamptz,
  primary key (donor_id, video_id, day)
);

alter table envelope add foreign key (video_id) references video;
alter table envelope_portion add foreign key (watch_id) references video_watch (id);

create index video_watched on video_watch (video_id, day) where completed_at is not null;

-- One heartbeat. Credited are the last milliseconds before the position, as many as: real time has run
-- since this person's last beat of anything; the position has advanced; two beats last. What was
-- credited before is not credited again. Null when the watch is not this person's.
create function beat_watch(
  of_donor text, of_watch text, to_ms integer, playing boolean, beat_ms integer,
  wall timestamptz, at timestamptz
) returns table (watched_ms integer, completed boolean)
language plpgsql as $$
#variable_conflict use_column
declare
  watch video_watch;
  video video;
  ran_ms bigint;
  credit_ms integer;
  ends boolean;
begin
  -- The clock is locked first: beats of one person stand in a row, also from two processes.
  select (extract(epoch from wall - beat_at) * 1000)::bigint into ran_ms
    from watch_clock where donor_id = of_donor for update;
  select * into watch from video_watch w where w.id = of_watch and w.donor_id = of_donor for update;
  if not found then return; end if;
  update watch_clock set beat_at = greatest(beat_at, wall) where donor_id = of_donor;
  select * into video from video v where v.id = watch.video_id;
  to_ms := least(to_ms, video.length_ms);
  credit_ms := case when playing and watch.completed_at is null
    then greatest(0, least(ran_ms, to_ms - watch.position_ms, 2 * beat_ms)) else 0 end;
  if credit_ms > 0 then
    watch.parts := watch.parts + int4multirange(int4range(to_ms - credit_ms, to_ms));
  end if;
  select coalesce(sum(upper(part) - lower(part)), 0) into watch.watched_ms
    from unnest(watch.parts) part;
  ends := watch.completed_at is null and playing
    and watch.watched_ms >= video.length_ms * 0.9 and to_ms >= video.length_ms * 0.95;
  update video_watch w
    set position_ms = to_ms, parts = watch.parts, watched_ms = watch.watched_ms,
        completed_at = case when ends then at else w.completed_at end
    where w.id = of_watch;
  if ends then
    insert into event (step, at, recorded_at, by_server, project_id, channel)
      values ('watched', at, at, true, video.project_id, 'video');
  end if;
  return query select watch.watched_ms, ends or watch.completed_at is not null;
end $$;
