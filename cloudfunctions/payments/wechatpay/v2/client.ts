/**
 * A signed call to WeChat Pay (API v2: XML, signed by a key that both sides have) with a verified answer.
 * Each try carries the same bytes. All of these calls are paced by the work on pledges.
 */
import type { ExchangeReply, ExchangeRequest } from '../exchange'
import type { Complaint } from '../failures'
import { isLater, isTooOften, plain } from '../failures'
import type { Debit, Merchant } from '../settings'
import type { Tries, Verdict, WechatPayDeps } from '../tries'
import { CALL_LIMITS, NONCE_CHARACTERS, requestIdOf } from '../tries'
import { isSigned, signed } from './sign'
import type { Fields } from './xml'
import { readXml, writeXml } from './xml'

/** A merchant that can debit. */
export type Debtor = Merchant & { debit: Debit }

export type V2Call = {
  /** For logs: charge, query contract … */
  operation: string
  path: string
  /** Beside who asks and the signature, which are added. */
  fields: Fields
  /** Whether the operation takes a `nonce_str`; those about contracts refuse it. */
  nonce: boolean
}

export type V2Answer = { ok: true; fields: Fields } | { ok: false; complaint: Complaint }

/** @throws ProviderError `busy` when no trustworthy answer came. */
export type V2Client = (debtor: Debtor, call: V2Call) => Promise<V2Answer>

export function v2Client(
  tries: Tries,
  appid: string,
  { random }: Pick<WechatPayDeps, 'random'>,
): V2Client {
  return (debtor, { operation, path, fields, nonce }) => {
    const { mchid } = debtor
    const whole = {
      appid,
      mch_id: mchid,
      ...(nonce && { nonce_str: random.id(NONCE_CHARACTERS) }),
      ...fields,
    }
    const body = writeXml(signed(whole, debtor.debit.apiV2Key))
    return tries({
      operation,
      request: async (host) => posted(new URL(path, host), body),
      judge: async (reply) => judge(reply, { appid, debtor }),
    })
  }
}

function posted(url: URL, body: string): ExchangeRequest {
  const headers = {
    'Content-Type': 'text/xml; charset=utf-8',
    'User-Agent': 'lantern',
    'Content-Length': String(Buffer.byteLength(body)),
  }
  return { url, method: 'POST', headers, body, ...CALL_LIMITS }
}

function judge(
  reply: ExchangeReply,
  { appid, debtor }: { appid: string; debtor: Debtor },
): Verdict<V2Answer> {
  const { status, body } = reply
  if (status === 429) return { ...later('HTTP_429', 'status 429', false), tooOften: true }
  if (status !== 200) return later(`HTTP_${status}`, `status ${status}`, status >= 500)
  const fields = readXml(body)
  if (!fields) return later('UNVERIFIED_REPLY', 'the reply is no flat XML', true)
  // Who could not be told from a stranger is answered without a signature: our key is wrong, or theirs.
  if (fields['return_code'] !== 'SUCCESS') {
    return later('UNVERIFIED_REPLY', `refused unheard: ${fields['return_msg'] ?? ''}`, false)
  }
  if (!isSigned(fields, debtor.debit.apiV2Key)) {
    return later('UNVERIFIED_REPLY', 'the reply is not signed with our key', true)
  }
  // Refusals may leave them out.
  const { mch_id: mchid = debtor.mchid, appid: app = appid } = fields
  if (mchid !== debtor.mchid || app !== appid) {
    return later('UNVERIFIED_REPLY', 'the reply is to somebody else', true)
  }
  if (fields['result_code'] === 'SUCCESS') return { result: { ok: true, fields } }
  const complaint = complaintOf(fields, requestIdOf(reply))
  if (!isLater(complaint)) return { result: { ok: false, complaint } }
  const trouble = later(complaint.code, complaint.message, false)
  return isTooOften(complaint) ? { ...trouble, tooOften: true } : trouble
}

function later(code: string, detail: string, hostAtFault: boolean) {
  return { code, detail, hostAtFault }
}

function complaintOf(fields: Fields, requestId: string): Complaint {
  const code = fields['err_code'] ?? 'UNKNOWN'
  return {
    status: 200,
    code,
    plainCode: plain(code),
    number: '',
    message: fields['err_code_des'] ?? '',
    requestId,
  }
}
