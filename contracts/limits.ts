/** Limits that both sides show or check. They stand apart from the schemas, so that screens can use them. */
export const MESSAGE_CODE_POINTS_MAX = 100
export const NAME_CODE_POINTS_MAX = 20
export const REASON_CODE_POINTS_MAX = 200
export const UNDO_HOURS = 24
