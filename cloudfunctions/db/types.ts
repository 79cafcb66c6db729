/**
 * Both adapters read values alike: `int8` as a safe integer or a throw, `date` as `YYYY-MM-DD`,
 * `timestamptz` as Date, `jsonb` parsed, `bytea` as a Buffer.
 */
export const OID = { bytea: 17, int8: 20, json: 114, date: 1082 } as const

export function readInt8(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new RangeError(`int8 beyond 2^53: ${text}`)
  return value
}
