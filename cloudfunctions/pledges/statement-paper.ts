/** A year's statement as a paper: each monthly gift with its month. */
import type { ResultOf } from '../../contracts/declare'
import type { pledgesStatement } from '../../contracts/pledge-statement'
import { giftsPaper, type Paper } from '../papers'

export function statementPaper({ items, ...statement }: ResultOf<typeof pledgesStatement>): Paper {
  return giftsPaper({
    ...statement,
    title: { zh: '月捐年度对账单', en: 'Statement of monthly gifts' },
    gifts: items,
    own: { head: { zh: '月份', en: 'Month' }, of: ({ period }) => period },
  })
}
