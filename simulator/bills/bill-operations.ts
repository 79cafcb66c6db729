import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { z } from 'zod'
import { randomText } from '../chance'
import { invalidRequest, PayError, paramError } from '../pay/errors'
import { parseOrRefuse } from '../pay/fields'
import type { Operation, PayReply, PayRequest } from '../pay/operation'
import { DAY_MS, HOUR_MS, MINUTE_MS, startOfBeijingDayMs } from '../time/beijing'
import type { World } from '../world'
import { fundFlowBill } from './fund-flow-bill'
import { linesFor, tradeBill } from './trade-bill'

/** Asking for a bill gives an address for five minutes, and the hash of what will be found there. */

const day = z.string().refine((value) => !Number.isNaN(startOfBeijingDayMs(value)), '日期有误')
const packing = z.literal('GZIP').optional()

const tradeQuery = z.strictObject({
  bill_date: day,
  bill_type: z.enum(['ALL', 'SUCCESS', 'REFUND']).default('ALL'),
  tar_type: packing,
})
const fundFlowQuery = z.strictObject({
  bill_date: day,
  account_type: z.enum(['BASIC', 'OPERATION', 'FEES']).default('BASIC'),
  tar_type: packing,
})
const downloadQuery = z.strictObject({ token: z.string() })

const READY_AT_MS = 10 * HOUR_MS
const KEPT_MS = 92 * DAY_MS
const ADDRESS_LIVES_MS = 5 * MINUTE_MS

type File = { mchid: string; plain: Buffer; packed: boolean; untilMs: number }

export const billOperations = (world: World): Operation[] => [
  {
    on: 'bill',
    method: 'GET',
    path: '/bill/tradebill',
    async run(request) {
      const asked = parseOrRefuse(tradeQuery, request.query, 'query')
      const all = linesOfClosedDay(world, request.merchant.mchid, asked.bill_date)
      const lines = linesFor(asked.bill_type, all)
      if (lines.length === 0) throw noStatement()
      return offer(world, request, tradeBill(asked.bill_type, lines), asked.tar_type)
    },
  },
  {
    on: 'bill',
    method: 'GET',
    path: '/bill/fundflowbill',
    async run(request) {
      const asked = parseOrRefuse(fundFlowQuery, request.query, 'query')
      const { mchid } = request.merchant
      const lines = linesOfClosedDay(world, mchid, asked.bill_date)
      // Everything here moves on the basic account; the others stay empty.
      if (lines.length === 0 || asked.account_type !== 'BASIC') throw noStatement()
      const balanceFen = world.bills.balanceBeforeFen(mchid, asked.bill_date)
      return offer(world, request, fundFlowBill(lines, balanceFen), asked.tar_type)
    },
  },
  {
    on: 'bill-download',
    method: 'GET',
    path: '/billdownload/file',
    async run({ merchant, query, fault }) {
      const { token } = parseOrRefuse(downloadQuery, query, 'query')
      const file = world.billFiles.get(token)
      if (file === undefined || file.mchid !== merchant.mchid) throw noStatement()
      if (world.clock.nowMs() >= file.untilMs) throw paramError('下载地址已失效，请重新申请')
      const plain = fault?.kind === 'wrongFile' ? cutShort(file.plain) : file.plain
      return { status: 200, file: file.packed ? gzipSync(plain) : plain }
    },
  },
]

export type BillFiles = Map<string, File>

const noStatement = () => new PayError(400, 'NO_STATEMENT_EXIST', '账单文件不存在')

const linesOfClosedDay = (world: World, mchid: string, billDate: string) => {
  const nowMs = world.clock.nowMs()
  const startMs = startOfBeijingDayMs(billDate)
  if (startMs > nowMs) throw paramError('账单日期不能晚于今天')
  if (nowMs - startMs > KEPT_MS) throw invalidRequest('仅支持下载三个月内的账单')
  if (nowMs < startMs + DAY_MS + READY_AT_MS) {
    throw new PayError(400, 'STATEMENT_CREATING', '账单生成中，请次日 10 点后再试')
  }
  return world.bills.linesOf(mchid, billDate)
}

/** Without its last line: a file that unpacks and reads well, and does not fit its hash. */
const cutShort = (plain: Buffer) => plain.subarray(0, plain.lastIndexOf('\r\n', -3) + 2)

const offer = (
  world: World,
  { merchant, origin }: PayRequest,
  plain: Buffer,
  packed: 'GZIP' | undefined,
): PayReply => {
  const nowMs = world.clock.nowMs()
  for (const [token, { untilMs }] of world.billFiles) {
    if (untilMs <= nowMs) world.billFiles.delete(token)
  }
  const token = randomText(48)
  world.billFiles.set(token, {
    mchid: merchant.mchid,
    plain,
    packed: packed !== undefined,
    untilMs: nowMs + ADDRESS_LIVES_MS,
  })
  return {
    status: 200,
    body: {
      hash_type: 'SHA1',
      hash_value: createHash('sha1').update(plain).digest('hex'),
      download_url: `${origin}/v3/billdownload/file?token=${token}`,
    },
  }
}
