import type { Day } from '../../contracts/beijing'
import type { Words } from '../../contracts/declare'

/** What is read in the inbox, and where a tap on it leads. */
export type Wording = { title: Words; text: Words; path: string }

/** `1月8日`, `8 January`. */
export function dateOf(day: Day): Words {
  const [, month = 0, date = 0] = day.split('-').map(Number)
  return { zh: `${month}月${date}日`, en: `${date} ${MONTHS[month - 1]}` }
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
