/** The provider's bills read once more, as far back as it keeps them, against the books of today. */
import { addDays, type Day, dayOf } from '../../contracts/beijing'
import { sql } from '../db'
import { compareBill, withoutClosed } from '../gifts'
import { ProviderError } from '../payments'
import { type Asked, type Finding, LIES_SHOWN_MAX, read, reading } from './finding'

const DAYS_MAX = 90

type BillDay = { mchid: string; day: Day }

export async function billsAgain(asked: Asked): Promise<Finding> {
  const finding: Finding = { check: 'bills that were read again agree', looked: 0, lies: [] }
  for (const of of await daysCompared(asked)) {
    if (finding.lies.length >= LIES_SHOWN_MAX) break
    finding.lies.push(
      ...(await liesOf(asked, of)).map((says) => `${of.mchid} on ${of.day}: ${says}`),
    )
    finding.looked += 1
  }
  return finding
}

function daysCompared({ db, clock, pay }: Asked): Promise<BillDay[]> {
  return read<BillDay>(
    db,
    sql`
    select mchid, day from bill_day
    where payments is not null and day >= ${addDays(dayOf(clock.now()), -DAYS_MAX)}
      and mchid = any(${[...pay.mchids]})
    order by day, mchid`,
  )
}

async function liesOf({ db, pay }: Asked, of: BillDay): Promise<string[]> {
  try {
    const bill = await pay.tradeBill(of)
    if (!bill.ready) return ['there is no bill any more']
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
