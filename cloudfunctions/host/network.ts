/**
 * Whom an address stands for. A household of IPv6 has a whole /64 to choose from, so it is counted as
 * one; IPv4 is counted as it is, also when it is written inside an IPv6 address.
 */
const MAPPED = '::ffff:'
const GROUPS = 8
const NETWORK_GROUPS = 4

export function networkOf(address: string): string {
  if (!address.includes(':')) return address
  if (address.startsWith(MAPPED)) return address.slice(MAPPED.length)
  const [left = [], right = []] = address.split('::').map((half) => half.split(':'))
  const zeros = Array.from({ length: GROUPS - left.length - right.length }, () => '0')
  return [...left, ...zeros, ...right].slice(0, NETWORK_GROUPS).join(':')
}
