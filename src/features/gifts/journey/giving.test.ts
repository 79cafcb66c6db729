import { beginGiving } from './giving'
import { aPayment, aPhone, refused, unanswered } from './giving.fake'
import type { GiftDraft } from './intent'

const fifty: GiftDraft = { projectId: 'quilt', amountFen: 5_000, typed: false, message: '' }
const started = { ok: true, value: { giftId: 'gift-1', payment: aPayment } } as const

function aSheet() {
  const phone = aPhone()
  const giving = beginGiving(phone.outside, {
    projectId: 'quilt',
    via: { shareId: 'share-1', scene: 1008 },
  })
  return { phone, giving, said: () => saidAt(giving.moment()) }
}

function saidAt(moment: ReturnType<ReturnType<typeof beginGiving>['moment']>) {
  return moment.at === 'choosing' ? moment.said?.what : undefined
}

test('from the tap to the cashier, and on to the result when the phone says paid', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  expect(giving.moment().at).toBe('starting')
  await phone.serverSays(started)
  expect(giving.moment().at).toBe('paying')
  await phone.phoneSays('ok')
  expect(giving.moment()).toMatchObject({ at: 'given', giftId: 'gift-1' })
  expect(phone.recorded).toEqual(['cooldown:facts', 'start', 'pay'])
  expect(phone.began).toEqual([
    {
      key: 'key-number-1',
      projectId: 'quilt',
      amountFen: 5_000,
      via: { shareId: 'share-1', scene: 1008 },
    },
  ])
})

test('the phone remembers the key before the server is asked, and the gift before the cashier opens', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  expect(phone.keptAtStart()).toMatchObject([{ key: 'key-number-1', projectId: 'quilt' }])
  await phone.serverSays(started)
  expect(phone.unfinished.find('gift-1')).toMatchObject({ key: 'key-number-1' })
})

test('a second tap does nothing', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  giving.give(fifty)
  await phone.serverSays(started)
  giving.give(fifty)
  expect(phone.began).toHaveLength(1)
})

test('paid is not believed before the server says so: the gift stays among the unfinished', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  await phone.serverSays(started)
  await phone.phoneSays('ok')
  expect(phone.unfinished.find('gift-1')).toBeDefined()
  expect(phone.recorded).not.toContain('settled')
})

test('cancelled is said only after the server knows of no payment, and the next try keeps its key', async () => {
  const { phone, giving, said } = aSheet()
  giving.give(fifty)
  await phone.serverSays(started)
  await phone.phoneSays('cancel')
  expect(giving.moment().at).toBe('checking')
  await phone.lookSays('started')
  expect(said()).toBe('cancelled')
  giving.give(fifty)
  expect(phone.began.map(({ key }) => key)).toEqual(['key-number-1', 'key-number-1'])
})

test('a slow bank that takes the money after the cashier was left is shown, and nothing is paid twice', async () => {
  const { phone, giving, said } = aSheet()
  giving.give(fifty)
  await phone.serverSays(started)
  await phone.phoneSays('cancel')
  await phone.lookSays('started')
  expect(said()).toBe('cancelled')
  await phone.lookSays('started')
  expect(said()).toBe('cancelled')
  await phone.lookSays('settled')
  expect(giving.moment()).toMatchObject({ at: 'given', giftId: 'gift-1' })
  expect(phone.began).toHaveLength(1)
})

test('after a minute without a payment nobody looks any more, nor after the sheet was closed', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  await phone.serverSays(started)
  await phone.phoneSays('cancel')
  for (let looks = 0; looks < 6; looks += 1) await phone.lookSays('started')
  expect(phone.looks).toHaveLength(6)
  const closed = aSheet()
  closed.giving.give(fifty)
  await closed.phone.serverSays(started)
  await closed.phone.phoneSays('cancel')
  await closed.phone.lookSays('started')
  closed.giving.close()
  await closed.phone.lookSays('settled')
  expect(closed.giving.moment().at).toBe('choosing')
})

test('a payment that the phone calls cancelled but the server knows goes to the result', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  await phone.serverSays(started)
  await phone.phoneSays('cancel')
  await phone.lookSays('settled')
  expect(giving.moment().at).toBe('given')
})

test('a failure is confirmed before it is said', async () => {
  const { phone, giving, said } = aSheet()
  giving.give(fifty)
  await phone.serverSays(started)
  await phone.phoneSays('fail')
  await phone.lookSays(undefined)
  expect(giving.moment().at).toBe('checking')
  await phone.lookSays('started')
  expect(said()).toBe('failed')
  expect(phone.recorded).toContain('failed:started')
})

test('when nobody answers after the cashier, the result screen goes on checking', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  await phone.serverSays(started)
  await phone.phoneSays('fail')
  await phone.lookSays(undefined)
  await phone.lookSays(undefined)
  await phone.lookSays(undefined)
  expect(giving.moment().at).toBe('given')
  expect(phone.waits).toEqual([400, 800])
})

test('a lost answer is asked for again under the same key', async () => {
  const { phone, giving, said } = aSheet()
  giving.give(fifty)
  await phone.serverSays(unanswered())
  expect(said()).toBe('trouble')
  expect(phone.recorded).toContain('failed:offline')
  giving.give(fifty)
  expect(phone.began.map(({ key }) => key)).toEqual(['key-number-1', 'key-number-1'])
})

test('a changed sum is another gift with another key', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  await phone.serverSays(unanswered())
  giving.give({ ...fifty, amountFen: 2_000 })
  expect(new Set(phone.began.map(({ key }) => key)).size).toBe(2)
})

test('a thousand yuan is asked again before anything starts', async () => {
  const { phone, giving } = aSheet()
  giving.give({ ...fifty, amountFen: 100_000 })
  expect(giving.moment()).toMatchObject({ at: 'asking-again', why: 'large' })
  expect(phone.began).toHaveLength(0)
  giving.confirm()
  expect(phone.began).toMatchObject([{ amountFen: 100_000, confirmedLarge: true }])
  expect(phone.recorded).toEqual(['cooldown:large', 'start'])
})

test('a sum far above the donor’s usual one is asked again when the server asks for it', async () => {
  const { phone, giving } = aSheet()
  giving.give({ ...fifty, amountFen: 50_000 })
  await phone.serverSays(refused('CONFIRM_LARGE_AMOUNT', { medianFen: 2_000 }))
  expect(giving.moment()).toMatchObject({ at: 'asking-again', why: 'unusual', usualFen: 2_000 })
  giving.confirm()
  await phone.serverSays(started)
  expect(giving.moment().at).toBe('paying')
})

test('a sum that was confirmed is not asked about a third time', async () => {
  const { phone, giving } = aSheet()
  giving.give({ ...fifty, amountFen: 100_000 })
  giving.confirm()
  await phone.serverSays(unanswered())
  giving.give({ ...fifty, amountFen: 100_000 })
  expect(giving.moment().at).toBe('starting')
})

test('a project that ended meanwhile is said in the server’s words, and nothing is kept', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  await phone.serverSays(refused('PROJECT_ENDED'))
  expect(giving.moment()).toMatchObject({
    said: { trouble: { sentence: { zh: '项目已经结束，没有扣款。' } } },
  })
  expect(phone.unfinished.all()).toEqual([])
  expect(phone.recorded).toContain('refused:PROJECT_ENDED')
})

test('an order that ran out begins anew under a new key, once', async () => {
  const { phone, giving, said } = aSheet()
  giving.give(fifty)
  await phone.serverSays(refused('GIFT_CLOSED'))
  expect(giving.moment().at).toBe('starting')
  await phone.serverSays(refused('GIFT_CLOSED'))
  expect(said()).toBe('trouble')
  expect(new Set(phone.began.map(({ key }) => key)).size).toBe(2)
})

test('an order that is paid already is not paid again: the result screen finds out', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  await phone.serverSays(refused('CHECKING', { giftId: 'gift-1' }))
  expect(giving.moment()).toMatchObject({ at: 'given', giftId: 'gift-1' })
  expect(phone.unfinished.find('gift-1')).toBeDefined()
})

test('after a gift the same sheet begins a new wish with a new key', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  await phone.serverSays(started)
  await phone.phoneSays('ok')
  giving.close()
  giving.give(fifty)
  expect(phone.began.map(({ key }) => key)).toEqual(['key-number-1', 'key-number-2'])
})

test('a crowd is shown while the start is tried again', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  phone.busy()
  expect(giving.moment()).toMatchObject({ at: 'starting', busy: true })
})

test('an answer that comes after the sheet was closed opens no cashier', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  giving.close()
  await phone.serverSays(started)
  expect(giving.moment().at).toBe('choosing')
  expect(phone.recorded).toEqual(['cooldown:facts', 'start', 'given_up:start'])
})

test('the sheet cannot be closed while the cashier is open', async () => {
  const { phone, giving } = aSheet()
  giving.give(fifty)
  await phone.serverSays(started)
  giving.close()
  expect(giving.moment().at).toBe('paying')
})

test.each([
  ['before a try', () => undefined, 'given_up:sheet'],
  [
    'at the second question',
    (sheet: ReturnType<typeof aSheet>) => {
      sheet.giving.give({ ...fifty, amountFen: 3_000_000 })
    },
    'given_up:second-question',
  ],
])('giving up is recorded with its place: %s', (_, before, expected) => {
  const sheet = aSheet()
  before(sheet)
  sheet.giving.close()
  expect(sheet.phone.recorded.at(-1)).toBe(expected)
})
