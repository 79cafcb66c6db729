/** `cancelled`: it was left, or never opened; `unknown`: the person came back without a word. */
export type ContractWord = 'signed' | 'refused' | 'cancelled' | 'unknown'

/** Reads what the payment service hands back. Some failures say nothing at all. */
export function contractWordIn(extraData: unknown): ContractWord {
  if (typeof extraData !== 'object' || extraData === null) return 'unknown'
  const said: unknown = Reflect.get(extraData, 'return_code')
  if (said === 'SUCCESS') return 'signed'
  return said === 'FAIL' ? 'refused' : 'unknown'
}
