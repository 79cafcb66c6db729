/**
 * X-LC-Id with X-LC-Sign or X-LC-Key (docs/decisions/0003-leancloud-as-a-protocol.md). The key ships in the client, so this
 * is a label that keeps strangers' traffic out, not a secret; a master key does not exist here.
 */
import { hash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import type { Clock } from '../app'
import { SIGNATURE_AGE_MS_MAX } from './limits'

/** `md5hex(ts + key),ts`; a third part, `master`, is refused by not fitting. */
const SIGN = /^([0-9a-f]{32}),(\d{1,15})$/

type AppKey = { appId: string; appKey: string; clock: Clock }

export function bearsAppKey(headers: IncomingHttpHeaders, { appId, appKey, clock }: AppKey) {
  if (headers['x-lc-id'] !== appId) return false
  const sign = headers['x-lc-sign']
  if (typeof sign !== 'string') return headers['x-lc-key'] === appKey
  const [, digest, at] = SIGN.exec(sign) ?? []
  if (digest === undefined || at === undefined) return false
  const age = Math.abs(clock.now().getTime() - Number(at))
  return age <= SIGNATURE_AGE_MS_MAX && digest === hash('md5', at + appKey)
}
