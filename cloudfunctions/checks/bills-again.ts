/**
 * The provider's bills read once more, as far back as it keeps them, against the books of today: also of
 * days on which these books did not exist yet, or were lost.
 */
import { addDays, type Day, dayOf } from '../../contracts/beijing'
import { sql } from '../db'
import { BILL_READY_AFTER_MS, compareBill, withoutClosed } from '../gifts'
import { ProviderError } from '../payments'
import { type Asked, type Finding, KEPT_DAYS, LIES_SHOWN_MAX, read, reading } from './finding'

type BillDay = { mchid: string; day: Day; wasRead: boolean }

export async function billsAgain(asked: Asked): Promise<Finding> {
  const finding: Finding = { check: 'bills that were read again agree', looked: 0, lies: [] }
  for (const of of await daysKept(asked)) {
    if (finding.lies.length >= LIES_SHOWN_MAX) break
    finding.lies.push(
      ...(await liesOf(asked, of)).map((says) => `${of.mchid} on ${of.day}: ${says}`),
    )
    finding.looked += 1
  }
  return finding
}

function daysKept({ db, clock, pay }: Asked): Promise<BillDay[]> {
  const now = clock.now()
  const first = addDays(dayOf(now), -KEPT_DAYS)
  const last = dayOf(new Date(now.getTime() - BILL_READY_AFTER_MS))
  return read<BillDay>(
    db,
    sql`
    select m.mchid, to_char(d, 'YYYY-MM-DD') as day, b.payments is not null as "wasRead"
    from unnest(${[...pay.mchids]}::text[]) as m (mchid)
    cross join generate_series(${first}::timestamp, ${last}::timestamp, interval '1 day') d
    left join bill_day b on b.mchid = m.mchid and b.day = d::date
    order by d, m.mchid`,
  )
}

async function liesOf({ db, pay }: Asked, of: BillDay): Promise<string[]> {
  try {
    const bill = await pay.tradeBill(of)
    if (!bill.ready) return of.wasRead ? ['there is no bill any more'] : []
    const { appid } = pay
    return await reading(db, async (tx) => {
      const { lies } = await compareBill(tx, of, { appid, rows: bill.rows })
      return (await withoutClosed(tx, lies)).map(({ says }) => says)
    })
  } catch (error) {
    if (error instanceof ProviderError) return ['the provider gave no answer']
    throw error
  }
}
