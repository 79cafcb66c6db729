/** Limits that both sides show or check. They stand apart from the schemas, so that screens can use them. */
export const MESSAGE_CODE_POINTS_MAX = 100
export const NAME_CODE_POINTS_MAX = 20
export const REASON_CODE_POINTS_MAX = 200
export const UNDO_HOURS = 24
export const EXPORTS_A_DAY_MAX = 3
export const BLESSING_CODE_POINTS_MAX = 30
export const PORTIONS_MAX = 500
export const ENVELOPE_PROJECTS_MAX = 12
export const ENVELOPE_HOURS_MIN = 24
export const ENVELOPE_HOURS_MAX = 168
export const REPORT_TITLE_CODE_POINTS_MAX = 60
export const REPORT_TEXT_CODE_POINTS_MAX = 5_000
export const REPORT_LINES_MAX = 200
export const REPORT_PICTURES_MAX = 20
export const REPORT_PEOPLE_MAX = 200
export const REPORT_PARTNERS_MAX = 50
export const VOUCHERS_A_LINE_MAX = 50
/** A billion yuan: more than any line of a budget comes to. */
export const SPENT_LINE_FEN_MAX = 100_000_000_000
export const ECHO_CODE_POINTS_MAX = 100
export const ECHO_GIFTS_MAX = 500
export const FILE_BYTES_MAX = 8_388_608
