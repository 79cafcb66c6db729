/**
 * `npm run verify -- receipt.json`: checks a receipt without asking whoever gave it out. With `--days
 * days.json`, the list of closed days from elsewhere (`receipts.days`, kept by somebody else), it says whether
 * the gift stands in a day that others hold too. Exits with zero unless the receipt is false.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { type Misfit, verifyReceipt } from '../contracts/proofs/receipt'
import { DayList, Receipt } from '../contracts/receipts'

const USAGE = 'npm run verify -- receipt.json [--days days.json]'

const wrongWords: Record<Misfit, string> = {
  amount: 'the sum is not the one that was booked to the project',
  charity: 'the charity is not the one whose account took the money',
  project: 'the project is not the one that was booked',
  gift: 'the entry is of another gift',
  number: 'the receipt’s number is not this gift’s',
  balance: 'the lines of the entry do not sum to zero',
  path: 'the entry does not lead to the root of its day',
  signature: 'the day is not signed with the receipt’s key',
  list: 'the days of the list do not follow each other, or are not signed with its key',
  'day-missing': 'the list does not have the receipt’s day',
  'day-differs': 'the list has another root for the receipt’s day',
}

const verdictWords = {
  proven: 'Proven: the gift stands in a day that the list holds too.',
  consistent:
    'Consistent, not proven: the receipt agrees with itself. Give a list of days from elsewhere (--days).',
  open: 'Not closed yet: the day of this gift is closed after midnight, Beijing time. Get the receipt again then.',
  false: 'FALSE: this is not a receipt of the ledger that it names.',
}

function main(): void {
  const { values, positionals } = parseArgs({
    options: { days: { type: 'string' } },
    allowPositionals: true,
  })
  const [file] = positionals
  if (file === undefined || positionals.length > 1) throw new Error(USAGE)
  const receipt = read(
    file,
    z.union([Receipt, z.object({ receipt: Receipt }).transform((r) => r.receipt)]),
  )
  const list = values.days === undefined ? undefined : read(values.days, DayList)
  const { verdict, wrong } = verifyReceipt(receipt, list)
  const lines = [
    `${receipt.receiptNumber}: ¥${(receipt.amountFen / 100).toFixed(2)} to ${receipt.projectId}`,
    ...wrong.map((what) => `  ${wrongWords[what]}`),
    verdictWords[verdict],
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  process.exitCode = verdict === 'false' ? 1 : 0
}

function read<Shape extends z.ZodType>(file: string, shape: Shape): z.output<Shape> {
  try {
    return shape.parse(JSON.parse(readFileSync(file, 'utf8')))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : (error as Error).message
    throw new Error(`${file} cannot be read: ${why}`)
  }
}

try {
  main()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 2
}
