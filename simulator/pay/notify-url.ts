import { BlockList, isIP } from 'node:net'

/** Where callbacks may go: the open internet over https, with the whole path and no query. */

export const isNotifyUrl = (value: string) => {
  if (!URL.canParse(value)) return false
  const url = new URL(value)
  // Written in full, as it will be called: what a parser would forgive is refused.
  if (url.href !== value || value.includes('?') || value.includes('#')) return false
  if (url.username !== '' || url.password !== '') return false
  if (url.protocol === 'https:') return isPublic(url.hostname)
  // There is no certificate on this machine, and the simulator has to reach the app somehow.
  return url.protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(url.hostname)
}

const isPublic = (hostname: string) => {
  const address = hostname.replace(/^\[|\]$/g, '')
  const family = isIP(address)
  if (family !== 0) return !NOT_PUBLIC.check(address, family === 4 ? 'ipv4' : 'ipv6')
  return hostname.includes('.') && !/\.(localhost|local|internal|lan|test)\.?$/.test(hostname)
}

const NOT_PUBLIC = new BlockList()
const SUBNETS: [string, number, 'ipv4' | 'ipv6'][] = [
  ['0.0.0.0', 8, 'ipv4'],
  ['10.0.0.0', 8, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['127.0.0.0', 8, 'ipv4'],
  ['169.254.0.0', 16, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['::', 127, 'ipv6'],
  ['fc00::', 7, 'ipv6'],
  ['fe80::', 10, 'ipv6'],
]
for (const subnet of SUBNETS) NOT_PUBLIC.addSubnet(...subnet)
