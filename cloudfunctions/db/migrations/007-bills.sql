-- The provider's bills: what each closed day of each merchant came to, once bill and ledger were
-- compared both ways. A day without a row was not proven.
create table bill_day (
  mchid text not null,
  day date not null,
  -- The ledger's own figures when it was compared, so that a change made later shows against them;
  -- null when the bill never came.
  payments integer,
  paid_fen bigint,
  refunds integer,
  refunded_fen bigint,
  -- Lines of the charity's other business, which is not ours to judge.
  foreign_lines integer not null,
  -- What did not fit, as [{ projectId, giftId, number, says }]. The alarm of the same gift and number is
  -- where somebody says what became of it.
  lies jsonb not null,
  read_at timestamptz not null,
  primary key (mchid, day)
);

-- In which bill a refund stands. We hear of its end by our own clock, on the same day or a later one.
create table refund_in_bill (
  project_id text not null,
  refund_id text not null,
  mchid text not null,
  day date not null,
  primary key (project_id, refund_id)
);

create index refund_done on refund (done_at) where state = 'done';

-- The day by whose bill a refund must be listed. The clocks of two machines differ by seconds, so what
-- was done in the last minutes of a day may stand in the next one's.
create function billed_by(done_at timestamptz) returns date
language sql immutable parallel safe
return beijing_day(done_at + interval '10 minutes');

create index payment_alarm_open on payment_alarm (id) where closed_at is null;

-- What did not fit in a bill and was not explained yet.
create view open_bill_lie as
select b.mchid, b.day, lie->>'says' as says
from bill_day b cross join lateral jsonb_array_elements(b.lies) lie
where not exists (
  select from payment_alarm a
  where a.project_id = lie->>'projectId' and a.gift_id = lie->>'giftId'
    and a.transaction_id = lie->>'number' and a.closed_at is not null
);
