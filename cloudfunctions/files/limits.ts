/** What one person may send, and for how long a promise about a file holds. */
export const FILES_A_DAY_MAX = 200
export const BYTES_A_DAY_MAX = 400 * 1024 * 1024
export const NAME_CODE_POINTS_MAX = 120
/** From the ticket to the last byte, on a poor line. */
export const TICKET_MS = 15 * 60_000
export const LINK_MS = 10 * 60_000
export const DAY_MS = 86_400_000
