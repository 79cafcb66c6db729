/** Where a gift of 50 yuan went, after one report; and its receipt. */
import { ed25519 } from '@noble/curves/ed25519'
import { bytesToHex } from '@noble/hashes/utils'
import { type ClosedDay, dayText, NO_DAY } from '../../../../contracts/proofs/day'
import { type Entry, entryHash } from '../../../../contracts/proofs/entry'
import { pathOf, rootOf } from '../../../../contracts/proofs/merkle'
import { bytesOfText } from '../../../../contracts/proofs/text'
import type { OwnReceipt, Way } from './use-way'

const words = (zh: string) => ({ zh, en: zh })

export function aWay(given: Partial<Way> = {}): Way {
  const part = {
    projectId: 'quilt001',
    reportId: 'report-1',
    reportTitle: words('送到 3 所学校'),
    publishedAt: '2026-12-26T02:00:00Z',
  }
  return {
    giftId: 'gift-1',
    amountFen: 5_000,
    refundedFen: 0,
    paidAt: '2026-12-07T06:32:00Z',
    settledAt: '2026-12-07T06:32:08Z',
    charityName: words('山渡助学公益基金会（示例）'),
    parts: [
      { ...part, line: words('被子与床品'), usedFen: 3_600 },
      { ...part, line: words('运输'), usedFen: 600 },
    ],
    usedFen: 4_200,
    unusedFen: 800,
    planned: [
      { projectId: 'quilt001', line: words('走访核对'), fen: 400 },
      { projectId: 'quilt001', line: words('管理费'), fen: 400 },
    ],
    explained: [words('报告里的每一项支出，按余额分担。')],
    counting: false,
    reports: [
      {
        projectId: 'quilt001',
        reportId: 'report-1',
        kind: 'progress',
        title: words('送到 3 所学校'),
        publishedAt: '2026-12-26T02:00:00Z',
        spentFen: 420_000,
        vouchers: 12,
      },
    ],
    next: [{ projectId: 'quilt', projectTitle: words('一床厚被子'), dueOn: '2027-03-26' }],
    ...given,
  }
}

const secret = new Uint8Array(32).fill(7)
const publicKey = bytesToHex(ed25519.getPublicKey(secret))

const entryOf = (n: number): Entry => ({
  salt: String(n).padStart(64, '0'),
  projectId: 'quilt001',
  entryId: `gift:quilt001-${n}bcdefghjkmnpqrstuvwxy`,
  giftId: `quilt001-${n}bcdefghjkmnpqrstuvwxy`,
  postedAt: '2026-12-07T06:32:08.000000Z',
  lines: [
    { account: 'merchant:shandu', amountFen: 5_000 },
    { account: 'fund:quilt001', amountFen: -5_000 },
  ],
})

const entries = [0, 1, 2].map(entryOf)
const unsigned = {
  day: '2026-12-07',
  entries: entries.length,
  root: bytesToHex(rootOf(entries.map(entryHash))),
  before: NO_DAY,
}
const closed: ClosedDay = {
  ...unsigned,
  signature: bytesToHex(ed25519.sign(bytesOfText(dayText(unsigned)), secret)),
}

/** The published days that hold the receipt. */
export const theDays = { publicKey, days: [closed] }

export function aReceipt(given: Partial<OwnReceipt> = {}): OwnReceipt {
  const entry = entryOf(1)
  return {
    receipt: {
      format: 'lantern receipt 1',
      receiptNumber: `LD20261207-${entry.giftId.slice(-10).toUpperCase()}`,
      giftId: entry.giftId,
      projectId: 'quilt001',
      charityId: 'shandu',
      amountFen: 5_000,
      entry,
      inclusion: {
        index: 1,
        path: pathOf(entries.map(entryHash), 1).map(bytesToHex),
        closed,
      },
      publicKey,
    },
    projectTitle: words('一床厚被子'),
    charityName: words('山渡助学公益基金会（示例）'),
    refundedFen: 0,
    official: { wish: 'open' },
    checkCode: 'abcdefghijklmnop',
    ...given,
  }
}
