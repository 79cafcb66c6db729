import { ed25519 } from '@noble/curves/ed25519'
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils'
import { type ClosedDay, dayHash, dayText, NO_DAY } from './day'
import { type Entry, entryHash } from './entry'
import { pathOf, rootOf } from './merkle'
import { type DayList, type Receipt, verifyReceipt } from './receipt'

const secret = new Uint8Array(32).fill(7)
const publicKey = bytesToHex(ed25519.getPublicKey(secret))

const anEntry = (n: number): Entry => ({
  salt: String(n).padStart(64, '0'),
  projectId: 'quilt001',
  entryId: `gift:quilt001-${n}bcdefghjkmnpqrstuvwxy`,
  giftId: `quilt001-${n}bcdefghjkmnpqrstuvwxy`,
  postedAt: '2026-11-30T16:30:00.000000Z',
  lines: [
    { account: 'merchant:shandu', amountFen: 2000 + n },
    { account: 'fund:quilt001', amountFen: -2000 - n },
  ],
})

function aDay(day: string, entries: readonly Entry[], before: string, key = secret): ClosedDay {
  const root = bytesToHex(rootOf(entries.map(entryHash)))
  const unsigned = { day, entries: entries.length, root, before }
  const signature = bytesToHex(ed25519.sign(utf8ToBytes(dayText(unsigned)), key))
  return { ...unsigned, signature }
}

const entries = [0, 1, 2, 3, 4].map(anEntry)
const first = aDay('2026-11-30', [], NO_DAY)
const second = aDay('2026-12-01', entries, dayHash(first))
const third = aDay('2026-12-02', [], dayHash(second))
const list: DayList = { publicKey, days: [first, second, third] }

function aReceipt(n = 3): Receipt {
  const entry = anEntry(n)
  const path = pathOf(entries.map(entryHash), n).map(bytesToHex)
  return {
    format: 'lantern receipt 1',
    receiptNumber: `LD20261201-${entry.giftId.slice(-10).toUpperCase()}`,
    giftId: entry.giftId,
    projectId: 'quilt001',
    charityId: 'shandu',
    amountFen: 2000 + n,
    entry,
    inclusion: { index: n, path, closed: second },
    publicKey,
  }
}

test('with the list of days a receipt is proven; alone it is consistent; before its day closes it is open', () => {
  expect(verifyReceipt(aReceipt(), list)).toEqual({ verdict: 'proven', wrong: [] })
  expect(verifyReceipt(aReceipt())).toEqual({ verdict: 'consistent', wrong: [] })
  expect(verifyReceipt(unproven())).toEqual({ verdict: 'open', wrong: [] })
})

/** As it is given out while its day is not closed: without a proof, and without a salt. */
function unproven(postedAt?: string): Receipt {
  const { inclusion: _, ...receipt } = aReceipt()
  const entry = { ...receipt.entry, salt: '', ...(postedAt && { postedAt }) }
  return { ...receipt, entry }
}

// Posted at half past midnight of December 1 in Beijing, or in that day's last hour.
const LATE = '2026-12-01T15:00:00.000000Z'
test.each<[string, string | undefined, ClosedDay[], string]>([
  ['the day before its own', undefined, [first], 'open'],
  ['its own day', undefined, [first, second], 'bare'],
  ['the day after its own', undefined, [first, second, third], 'bare'],
  ['its own day, when it may have come after the closing', LATE, [first, second], 'open'],
  ['the day after its own, though it came late', LATE, [first, second, third], 'bare'],
  ['nothing', undefined, [], 'open'],
])('a receipt without a proof, and a list up to %s', (_, postedAt, days, verdict) => {
  expect(verifyReceipt(unproven(postedAt), { publicKey, days })).toEqual({ verdict, wrong: [] })
})

test('a receipt from which the proof was taken keeps the salt, which says that there was one', () => {
  const stripped = { ...aReceipt(), inclusion: undefined }
  expect(verifyReceipt(stripped)).toEqual({ verdict: 'bare', wrong: [] })
  const changed = { ...stripped, amountFen: 500_000 }
  expect(verifyReceipt(changed, list)).toEqual({ verdict: 'false', wrong: ['amount'] })
})

test.each<[string, ClosedDay[]]>([
  ['ends before its day', [first]],
  ['begins after its day', [third]],
  ['is empty', []],
])('a list that %s leaves a receipt consistent, and a changed one false', (_, days) => {
  const short = { publicKey, days }
  expect(verifyReceipt(aReceipt(), short)).toEqual({ verdict: 'consistent', wrong: ['day-beyond'] })
  const changed = { ...aReceipt(), amountFen: 500_000 }
  expect(verifyReceipt(changed, short)).toEqual({ verdict: 'false', wrong: ['amount'] })
})

type Change = (receipt: Receipt & { inclusion: NonNullable<Receipt['inclusion']> }) => void

test.each<[string, string[], Change]>([
  [
    'a sum',
    ['amount'],
    (r) => {
      r.amountFen += 1
    },
  ],
  [
    'a sum in both places',
    ['path'],
    (r) => {
      r.amountFen += 1
      for (const line of r.entry.lines) line.amountFen += Math.sign(line.amountFen)
    },
  ],
  [
    'one line alone',
    ['balance', 'path'],
    (r) => {
      r.entry.lines = r.entry.lines.map((line, n) => ({
        ...line,
        amountFen: line.amountFen + (n === 0 ? 1 : 0),
      }))
    },
  ],
  [
    'a charity',
    ['charity'],
    (r) => {
      r.charityId = 'hedeng'
    },
  ],
  [
    'a project',
    ['project', 'amount'],
    (r) => {
      r.projectId = 'books001'
    },
  ],
  [
    'a gift',
    ['gift', 'number'],
    (r) => {
      r.giftId = anEntry(1).giftId.replace('x', 'w')
    },
  ],
  [
    'a number',
    ['number'],
    (r) => {
      r.receiptNumber = r.receiptNumber.replace('1201', '1202')
    },
  ],
  [
    'a time',
    ['number', 'path'],
    (r) => {
      r.entry.postedAt = '2026-12-03T00:00:00.000000Z'
    },
  ],
  [
    'a time that is none',
    ['number', 'path'],
    (r) => {
      r.entry.postedAt = 'never'
    },
  ],
  [
    'a salt',
    ['path'],
    (r) => {
      r.entry.salt = 'f'.repeat(64)
    },
  ],
  [
    'a place',
    ['path'],
    (r) => {
      r.inclusion.index = 2
    },
  ],
  [
    'a step of the path',
    ['path'],
    (r) => {
      r.inclusion.path[0] = 'nothing'
    },
  ],
  [
    'the number of entries',
    ['path', 'signature', 'day-differs'],
    (r) => {
      r.inclusion.closed = { ...second, entries: 500 }
    },
  ],
  [
    'the key',
    ['signature'],
    (r) => {
      r.publicKey = bytesToHex(ed25519.getPublicKey(new Uint8Array(32).fill(8)))
    },
  ],
  [
    'the signature',
    ['signature'],
    (r) => {
      r.inclusion.closed = { ...second, signature: 'no' }
    },
  ],
])('a receipt in which %s was changed is false, and says what does not fit', (_, wrong, change) => {
  const receipt = structuredClone(aReceipt()) as Parameters<Change>[0]
  change(receipt)
  expect(verifyReceipt(receipt, list)).toEqual({
    verdict: 'false',
    wrong: expect.arrayContaining(wrong),
  })
})

test('the proof of another day is false', () => {
  const other = aDay('2026-12-02', [anEntry(9)], dayHash(second))
  const inclusion = { index: 0, path: [], closed: other }
  expect(verifyReceipt({ ...aReceipt(), inclusion }, list).wrong).toEqual([
    'path',
    'other-day',
    'day-differs',
  ])
})

test('whoever makes up a whole ledger is caught by a list from elsewhere, and by it alone', () => {
  const own = new Uint8Array(32).fill(9)
  const invented = anEntry(8)
  const closed = aDay('2026-12-01', [invented], dayHash(first), own)
  const receipt: Receipt = {
    ...aReceipt(),
    giftId: invented.giftId,
    receiptNumber: `LD20261201-${invented.giftId.slice(-10).toUpperCase()}`,
    amountFen: 2008,
    entry: invented,
    inclusion: { index: 0, path: [], closed },
    publicKey: bytesToHex(ed25519.getPublicKey(own)),
  }
  expect(verifyReceipt(receipt).verdict).toBe('consistent')
  expect(verifyReceipt(receipt, list)).toEqual({ verdict: 'false', wrong: ['day-differs'] })
})

test.each<[string, string, DayList]>([
  ['has a gap', 'list', { publicKey, days: [first, third] }],
  ['is signed by somebody else', 'list', { ...list, publicKey: 'ab'.repeat(32) }],
  [
    'has a day that was exchanged',
    'list',
    { publicKey, days: [first, aDay('2026-12-01', [], NO_DAY), third] },
  ],
  [
    'leaves out that day',
    'day-missing',
    { publicKey, days: [first, aDay('2026-12-02', [], dayHash(first))] },
  ],
])('a list that %s proves nothing', (_, wrong, days) => {
  expect(verifyReceipt(aReceipt(), days)).toEqual({ verdict: 'false', wrong: [wrong] })
})

test('nor does a broken list say that a day is closed', () => {
  const broken = { publicKey, days: [first, third] }
  expect(verifyReceipt(unproven(), broken)).toEqual({ verdict: 'false', wrong: ['list'] })
})
