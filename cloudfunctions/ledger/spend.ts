/** What a report says was spent, booked once with the report that says it. */
import { sql, type Tx } from '../db'

export type Spent = {
  /** The Chinese name of a line of the budget. */
  line: string
  /** Below zero where a correction takes some back. */
  amountFen: number
  note?: string | undefined
  /** Files. */
  vouchers?: readonly string[] | undefined
}

/** How both stood before it was booked, or was refused because it is more than came in. */
export type SpendingPosted = { posted: boolean; cameInFen: number; spentFen: number }

/** Holds the day that is being closed back: before anything else is locked. */
export async function holdLedgerOpen(tx: Tx): Promise<void> {
  await tx.run(sql`select hold_ledger_open()`)
}

/** Call `holdLedgerOpen` first. */
export async function spend(
  tx: Tx,
  report: { projectId: string; reportId: string; lines: readonly Spent[]; at: Date },
): Promise<SpendingPosted> {
  const lines = report.lines.map(({ line, amountFen, note, vouchers }) => ({
    line,
    amount_fen: amountFen,
    note,
    vouchers,
  }))
  return tx.one<SpendingPosted>(sql`
    select posted, came_in_fen as "cameInFen", spent_fen as "spentFen"
    from post_spending(${report.projectId}, ${report.reportId}, ${JSON.stringify(lines)}::jsonb,
      ${report.at})`)
}
