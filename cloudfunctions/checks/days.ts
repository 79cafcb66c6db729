/**
 * Closed days against the entries that they were made of. Whoever changes an old entry would have to make
 * its day's tree again, sign the day, and sign every day after it; and then differ from what others hold.
 */
import { brokenLinks, type ClosedDay, dayHash, dayText, NO_DAY } from '../../contracts/proofs/day'
import { type Db, sql } from '../db'
import { readDays, verifierOf } from '../ledger'
import { type Check, type Finding, LIES_SHOWN_MAX } from './finding'

const DAYS_AT_ONCE = 1_000

/** The tiles of closed days as their entries make them now. */
const tilesNow = sql`
  select day, tile as n, count(*) as leaves, merkle_root(array_agg(hash order by seq)) as hash
  from (
    select d.day, leaf.seq, leaf.hash,
      (row_number() over (partition by d.day order by leaf.seq) - 1) / 256 as tile
    from ledger_day d
    cross join lateral ledger_leaves(d.secret, d.after_seq, d.up_to_seq) leaf
    where d.root is not null
  ) leaf
  group by day, tile`

export const dayChecks: readonly Check[] = [
  {
    check: 'entries of closed days are as they were',
    count: sql`select coalesce(sum(entries), 0)::bigint as n from ledger_day where root is not null`,
    lies: sql`
      select coalesce(t.day, node.day) || ': entries from ' || coalesce(t.n, node.n) * 256 + 1
        || ' on are not those that it was closed with' as lie
      from (${tilesNow}) t
      full join (
        select node.* from ledger_node node join ledger_day d using (day)
        where node.level = 8 and d.root is not null
      ) node on node.day = t.day and node.n = t.n
      where t.hash is distinct from node.hash
      order by 1`,
  },
  {
    check: 'the tree of every closed day leads to its root',
    count: sql`select count(*) as n from ledger_node`,
    lies: sql`
      select d.day || ' has the root ' || encode(d.root, 'hex') || ', its tree '
        || encode(tree.root, 'hex') as lie
      from ledger_day d
      cross join lateral (
        select merkle_root(array_agg(hash order by n)) as root from ledger_node
        where day = d.day and level = 8
      ) tile
      cross join lateral (
        select coalesce((select hash from ledger_node where day = d.day order by level desc limit 1),
          sha256(''::bytea)) as root
      ) tree
      where d.root is not null
        and ((tree.root, tile.root) is distinct from (d.root, d.root)
          or d.entries > 256 * (select count(*) from ledger_node where day = d.day and level = 8)
          or exists (
            select from ledger_node node
            where node.day = d.day and node.level > 8 and node.hash is distinct from (
              select node_hash(
                (array_agg(child.hash) filter (where child.n = node.n * 2))[1],
                (array_agg(child.hash) filter (where child.n = node.n * 2 + 1))[1])
              from ledger_node child where child.day = d.day and child.level = node.level - 1)))
      order by 1`,
  },
]

/** Whether closed days follow each other, and, where the key is known, are signed with it. */
export async function dayChain(db: Db, publicKey: string | undefined): Promise<Finding> {
  const verify = publicKey === undefined ? undefined : verifierOf(publicKey)
  const isSigned = verify && ((day: ClosedDay) => verify(dayText(day), day.signature))
  const lies: string[] = []
  let [looked, last]: [number, ClosedDay | undefined] = [0, undefined]
  for (;;) {
    const days = await readDays(db, last?.day, DAYS_AT_ONCE)
    if (days.length === 0) break
    lies.push(...firstLink(days[0], last), ...brokenLinks(days, isSigned))
    looked += days.length
    last = days.at(-1)
  }
  const check = publicKey
    ? 'closed days follow each other and are signed'
    : 'closed days follow each other'
  return { check, looked, lies: lies.slice(0, LIES_SHOWN_MAX) }
}

function firstLink(first: ClosedDay | undefined, before: ClosedDay | undefined): string[] {
  const link = before ? dayHash(before) : NO_DAY
  return first?.before === link ? [] : [`${first?.day} does not follow ${before?.day ?? 'nothing'}`]
}
