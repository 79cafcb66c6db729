import type { FastifyInstance, FastifyReply } from 'fastify'
import { randomText } from '../chance'
import type { CallFault } from '../fault-plan'
import type { Merchant } from '../keys/keyring'
import { underFault } from '../pay/outage'
import { takeRawBytes } from '../pay/raw-bytes'
import type { HostName, World } from '../world'
import { V2Error, V2Unheard } from './v2-error'
import type { V2Operation } from './v2-operation'
import type { SignType } from './v2-sign'
import { isSignedWith, signed } from './v2-sign'
import type { Fields } from './xml'
import { readXml, writeXml, XmlRefused } from './xml'

/**
 * API v2 over HTTP: XML that is signed in itself, by a key that both sides hold. Every answer is HTTP 200; who
 * cannot be told from a stranger gets `return_code` `FAIL` and no signature, everybody else a signed reply.
 */

type V2Host = { world: World; name: HostName; operations: V2Operation[] }

const BODY_BYTES_MAX = 65_536

export const v2Host = async (app: FastifyInstance, { world, name, operations }: V2Host) => {
  takeRawBytes(app, { world, name, bytesMax: BODY_BYTES_MAX })

  app.setErrorHandler((error, _request, reply) => sendUnheard(reply, sentenceOf(error)))

  for (const { on, path, run } of operations) {
    app.post(path, async (request, reply) => {
      const { merchant, fields, signType } = hear(world, request.body)
      const fault = world.faults.forCall(on, subjectOf(world, merchant, fields))
      const answerTo: Answering = { world, merchant, fields, signType }
      const refusal = (error: unknown) => refusalFields(answerTo, error)
      return underFault({
        world,
        request,
        reply,
        fault,
        answer: async () => success(answerTo, run({ merchant, fields, signType })),
        refusal,
        failed: systemError,
        tooOften: () => new V2Error('FREQUENCY_LIMITED', '频率限制，请降低请求频率'),
        send: (done) => sendSigned(reply, answerTo, done, fault),
      }).catch((error: unknown) => sendSigned(reply, answerTo, refusal(error)))
    })
  }
}

type Answering = { world: World; merchant: Merchant; fields: Fields; signType: SignType }

/** What was said, and by whom. */
const hear = (world: World, body: unknown) => {
  const fields = readXml(Buffer.isBuffer(body) ? body : Buffer.alloc(0))
  const merchant = world.keyring.merchants.get(fields['mch_id'] ?? '')
  if (merchant === undefined) throw new V2Unheard('商户号不存在')
  const signType = fields['sign_type'] === 'HMAC-SHA256' ? 'HMAC-SHA256' : 'MD5'
  if (!isSignedWith(fields, merchant.apiV2Key, signType)) throw new V2Unheard('签名错误')
  return { merchant, fields, signType } as const
}

/** What a call is about, so that faults can be aimed: an order's number, or a contract's code. */
const subjectOf = ({ contracts }: World, { mchid }: Merchant, fields: Fields) =>
  fields['out_trade_no'] ??
  fields['contract_code'] ??
  contracts.find(mchid, fields['contract_id'] ?? '')?.contractCode

const systemError = () => new V2Error('SYSTEMERROR', '系统异常，请用相同参数重新调用')

const heardFields = { return_code: 'SUCCESS', return_msg: 'OK' }

const success = (answerTo: Answering, said: Fields): Fields => ({
  ...heardFields,
  ...whoIsAnswered(answerTo),
  result_code: 'SUCCESS',
  ...said,
})

const refusalFields = (answerTo: Answering, error: unknown): Fields => {
  const { code, message } = error instanceof V2Error ? error : systemError()
  return {
    ...heardFields,
    ...whoIsAnswered(answerTo),
    result_code: 'FAIL',
    err_code: code,
    err_code_des: message,
  }
}

/** Calls that carry no nonce are answered without one. */
const whoIsAnswered = ({ world, merchant, fields }: Answering): Fields => ({
  appid: world.keyring.appid,
  mch_id: merchant.mchid,
  ...(fields['nonce_str'] === undefined ? {} : { nonce_str: randomText(32) }),
})

const sendSigned = (
  reply: FastifyReply,
  { merchant, signType }: Answering,
  fields: Fields,
  fault?: CallFault,
) => {
  const honest = signed(fields, merchant.apiV2Key, signType)
  const isForged = fault?.kind === 'badSignature'
  return sendXml(
    reply,
    isForged ? { ...honest, result_code: 'SUCCESS', err_code: 'FORGED' } : honest,
  )
}

const sendUnheard = (reply: FastifyReply, sentence: string) =>
  sendXml(reply, { return_code: 'FAIL', return_msg: sentence })

const sendXml = (reply: FastifyReply, fields: Fields) =>
  reply.code(200).type('text/xml; charset=utf-8').send(writeXml(fields))

const sentenceOf = (error: unknown) => {
  if (error instanceof XmlRefused) return `XML格式错误：${error.message}`
  if (error instanceof V2Unheard) return error.message
  return '参数格式校验错误'
}
