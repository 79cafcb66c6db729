/** Sums for every month, in fen: smaller than those for once. */
export const MONTHLY_PRESETS_FEN = [1_000, 2_000, 3_000, 5_000, 10_000] as const
