import { readReceipt } from './read'

const hash = 'a'.repeat(64)
const aReceipt = () => ({
  format: 'lantern receipt 1',
  receiptNumber: 'LD20261201-ABCDEFGHIJ',
  giftId: 'quilt001-1',
  projectId: 'quilt001',
  charityId: 'shandu',
  amountFen: 2000,
  entry: {
    salt: hash,
    projectId: 'quilt001',
    entryId: 'gift:quilt001-1',
    giftId: 'quilt001-1',
    postedAt: '2026-11-30T16:30:00.000000Z',
    lines: [
      { account: 'merchant:shandu', amountFen: 2000 },
      { account: 'fund:quilt001', amountFen: -2000 },
    ],
  },
  inclusion: {
    index: 0,
    path: [hash],
    closed: { day: '2026-12-01', entries: 2, root: hash, before: hash, signature: hash + hash },
  },
  publicKey: hash,
})

test('a receipt is read, alone, in an answer, and before its day is closed', () => {
  expect(readReceipt(JSON.stringify(aReceipt()))).toEqual(aReceipt())
  expect(readReceipt(JSON.stringify({ receipt: aReceipt(), refundedFen: 0 }))).toEqual(aReceipt())
  const { inclusion: _, ...open } = aReceipt()
  expect(readReceipt(JSON.stringify(open))).toEqual(open)
})

test.each([
  ['', 'not JSON'],
  ['', '{'],
  ['format', 'null'],
  ['format', '[]'],
  ['format', '{"format":"lantern receipt 2"}'],
])('names %j of %s', (where, written) => {
  expect(readReceipt(written)).toEqual({ where })
})

/** Every field of it by its path, taken away. */
function pathsOf(value: unknown, before = ''): string[] {
  if (typeof value !== 'object' || value === null) return [before]
  return Object.entries(value).flatMap(([name, held]) =>
    pathsOf(held, before ? `${before}.${name}` : name),
  )
}

test.each(pathsOf(aReceipt()))('a receipt whose %s is of another form says so', (path) => {
  const changed = aReceipt()
  const names = path.split('.')
  const last = names.pop() ?? ''
  const holder = names.reduce<Record<string, unknown>>(
    (held, name) => held[name] as Record<string, unknown>,
    changed,
  )
  holder[last] = { of: 'another form' }
  expect(readReceipt(JSON.stringify(changed))).toEqual({ where: path })
})
