/** Limits that both sides show or check. They stand apart from the schemas, so that screens can use them. */
export const MESSAGE_CODE_POINTS_MAX = 100
export const NAME_CODE_POINTS_MAX = 20
export const REASON_CODE_POINTS_MAX = 200
export const UNDO_HOURS = 24
export const BLESSING_CODE_POINTS_MAX = 30
export const PORTIONS_MAX = 500
export const ENVELOPE_PROJECTS_MAX = 12
export const ENVELOPE_HOURS_MIN = 24
export const ENVELOPE_HOURS_MAX = 168
export const FILE_BYTES_MAX = 8_388_608
