/** What one sheet of spending may be. */
export const SHEET_LINES_MAX = 500
/** Told at once: somebody mends what they see, and reads the sheet again. */
export const SHEET_FAULTS_MAX = 50
/** Above the names of columns there may be a title, a day and a name. */
export const ROWS_ABOVE_MAX = 10
export const NOTE_CODE_POINTS_MAX = 200
export const AMOUNT_FEN_MAX = 1_000_000_000_000
