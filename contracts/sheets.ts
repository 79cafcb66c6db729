/** Spending that is pasted or read from a spreadsheet, so that a report need not be typed again. */
import { z } from 'zod'
import { declare, Id } from './declare'
import type { SheetFault } from './sheet-faults'

/** What one call may carry. */
const PASTED_CHARACTERS_MAX = 20_000

/** Where a sheet is wrong: rows and columns count from 1; `cell` is `B7`, as its program names it. */
export type WrongCell = { row: number; column: number; cell: string; why: SheetFault }

export const reportsReadSheet = declare({
  name: 'reports.readSheet',
  who: 'staff',
  about:
    'Spending lines from a sheet that was sent (CSV, XLSX) or pasted, against the project’s budget. Nothing is kept. What is wrong is told by its cell in `details.cells`.',
  input: z
    .strictObject({
      projectId: Id,
      /** One of these two. */
      fileId: Id.optional(),
      text: z.string().max(PASTED_CHARACTERS_MAX).optional(),
    })
    .refine(({ fileId, text }) => (fileId === undefined) !== (text === undefined), {
      error: 'either fileId or text',
      path: ['fileId'],
    }),
  result: z.object({
    lines: z.array(
      z.object({
        /** The budget line’s name in Chinese. */
        line: z.string(),
        amountFen: z.int(),
        note: z.string().optional(),
      }),
    ),
    sumFen: z.int(),
  }),
  refusals: ['NO_SUCH_PROJECT', 'NO_SUCH_FILE', 'SHEET_WRONG'],
})
