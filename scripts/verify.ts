/**
 * `npm run verify -- receipt.json`: checks a receipt without asking whoever gave it out. With `--days
 * days.json`, the list of closed days from elsewhere (`receipts.days`, kept by somebody else), it says whether
 * the gift stands in a day that others hold too. Exits with one when the receipt is false, or when its day is
 * closed and it carries no proof.
 */
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { verifyReceipt } from '../contracts/proofs/receipt'
import { misfitWords, verdictWords } from '../contracts/proofs/words'
import { DayList, Receipt } from '../contracts/receipts'

const USAGE = 'npm run verify -- receipt.json [--days days.json]'

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
  const said = verdictWords[verdict]
  const lines = [
    `${receipt.receiptNumber}: ¥${(receipt.amountFen / 100).toFixed(2)} to ${receipt.projectId}`,
    `${said.title.en}: ${said.text.en}`,
    ...wrong.map((what) => `  ${misfitWords[what].en}`),
  ]
  process.stdout.write(`${lines.join('\n')}\n`)
  process.exitCode = verdict === 'false' || verdict === 'bare' ? 1 : 0
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
