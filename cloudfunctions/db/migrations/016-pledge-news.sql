-- What others say of months: the ledger, which has booked a gift, and the payment service.

-- What the outbox tells of gifts, for those that are a month's: `facts` holds { project_id, gift_id, settled,
-- at }. One function, since a statement cannot lock a row that another part of it has changed. The answer
-- names the pledges, whose steps are to follow.
create function note_months(facts jsonb) returns table (pledge_id text, at timestamptz)
language plpgsql
set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off
as $$
#variable_conflict use_column
declare
  months jsonb;
begin
  select jsonb_agg(to_jsonb(m)) into months from (
    select a.pledge_id, a.period, f.settled, f.at
    from jsonb_to_recordset(facts)
      as f (project_id text, gift_id text, settled boolean, at timestamptz)
    -- By key, fact by fact, whatever the statistics say.
    cross join lateral (
      select t.pledge_id, t.period from charge_attempt t
      where t.project_id = f.project_id and t.gift_id = f.gift_id limit 1
    ) a
  ) m;
  if months is null then
    return;
  end if;
  perform lock_pledges(array(select m.pledge_id from jsonb_to_recordset(months) as m (pledge_id text)));
  update charge c set next_at = null, concluded_at = m.at,
      state = case when m.settled then 'paid' else 'missed' end
    from jsonb_to_recordset(months)
      as m (pledge_id text, period text, settled boolean, at timestamptz)
    where c.pledge_id = m.pledge_id and c.period = m.period and case
      when m.settled then c.state <> 'paid'
      else c.state in ('announced', 'charging', 'retrying') end;
  -- One that was ended while its first month was being paid has begun, and stays ended.
  update pledge p set state = case when p.state = 'signing' then 'active' else p.state end, began_at = m.at,
      look_at = null
    from jsonb_to_recordset(months) as m (pledge_id text, settled boolean, at timestamptz)
    where p.id = m.pledge_id and m.settled and p.began_at is null;
  return query select m.pledge_id, min(m.at)
    from jsonb_to_recordset(months) as m (pledge_id text, at timestamptz) group by m.pledge_id;
end $$;

-- The same for whoever asks before the outbox is read.
create function pay_charge(of_pledge text, at timestamptz) returns void language plpgsql as $$
begin
  perform lock_pledges(array[of_pledge]);
  update charge c set state = 'paid', concluded_at = at, next_at = null
    from charge_attempt a, gift g
    where a.pledge_id = of_pledge and c.pledge_id = a.pledge_id and c.period = a.period and c.state <> 'paid'
      and g.project_id = a.project_id and g.id = a.gift_id and g.settled_at is not null;
  update pledge p set state = case when p.state = 'signing' then 'active' else p.state end, began_at = at,
      look_at = null
    where p.id = of_pledge and p.began_at is null and exists (
      select from charge c where c.pledge_id = p.id and c.state = 'paid');
  perform plan_charges(array[of_pledge], false, null, at);
  perform schedule_pledges(array[of_pledge], at);
end $$;

-- The payment service says that a charge has failed: it is asked about it at once. Answers `taken`, or where
-- it does not fit; then nothing was changed. What has failed already may be told again.
create function prove_charge(of_project text, of_gift text, of_mchid text, at timestamptz) returns text
language plpgsql as $$
declare
  a charge_attempt;
  g gift;
begin
  select o.* into g from gift o where o.project_id = of_project and o.id = of_gift;
  if not found then return 'unknown gift'; end if;
  if g.mchid <> of_mchid then return 'merchant'; end if;
  select t.* into a from charge_attempt t
    where t.project_id = of_project and t.gift_id = of_gift and t.made_by = 'debit';
  if not found then return 'no debit'; end if;
  if g.transaction_id is not null then return 'paid already'; end if;
  perform lock_pledges(array[a.pledge_id]);
  update charge c set next_at = at, asks = 0
    where c.pledge_id = a.pledge_id and c.period = a.period and c.attempts = a.attempt
      and c.state = 'charging';
  perform schedule_pledges(array[a.pledge_id], at);
  return 'taken';
end $$;
