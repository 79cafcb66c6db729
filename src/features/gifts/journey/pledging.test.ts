/** A gift that is promised every month goes the same way: to its first payment, to a signature, or to neither. */
import { beginGiving } from './giving'
import { aPayment, aPhone, refused, unanswered } from './giving.fake'
import type { GiftDraft } from './intent'

const promise: GiftDraft = {
  projectId: 'lunch001',
  amountFen: 3_000,
  typed: false,
  message: '',
  pledging: { day: 8, first: 'now', way: 'reminder' },
}
const month: GiftDraft = {
  projectId: 'lunch001',
  amountFen: 200_000,
  typed: false,
  message: '',
  month: { pledgeId: 'pledge-1', period: '2026-12', missed: false },
}

function aPage() {
  const phone = aPhone()
  return { phone, giving: beginGiving(phone.outside, { projectId: 'lunch001' }) }
}

test('given now by reminder: the first payment opens, and the phone knows whose it is', async () => {
  const { phone, giving } = aPage()
  giving.give(promise)
  giving.give(promise)
  const value = { pledgeId: 'pledge-1', giftId: 'gift-1', payment: aPayment }
  await phone.serverPledges({ ok: true, value })
  expect(phone.pledged).toEqual([
    {
      key: 'key-number-1',
      projectId: 'lunch001',
      amountFen: 3_000,
      day: 8,
      another: false,
      first: 'now',
      way: 'reminder',
    },
  ])
  expect(phone.unfinished.find('gift-1')).toMatchObject({ pledgeId: 'pledge-1' })
  await phone.phoneSays('ok')
  expect(giving.moment()).toMatchObject({ at: 'given', intent: { pledgeId: 'pledge-1' } })
})

test('nothing to be paid: it is promised, and nothing is left that could turn out paid', async () => {
  const { phone, giving } = aPage()
  giving.give({ ...promise, pledging: { day: 8, first: 'on-day', way: 'reminder' } })
  await phone.serverPledges({ ok: true, value: { pledgeId: 'pledge-1' } })
  expect(giving.moment()).toMatchObject({ at: 'promised', pledgeId: 'pledge-1' })
  expect(phone.unfinished.all()).toEqual([])
})

test('a contract that was not signed is asked for again under the same key; another day is another promise', async () => {
  const { phone, giving } = aPage()
  const contract = { contractCode: 'code-1', appId: 'wx', path: 'p', extraData: {} }
  const value = { pledgeId: 'pledge-1', contract }
  const signed: GiftDraft = { ...promise, pledging: { day: 8, first: 'now', way: 'contract' } }
  giving.give(signed)
  await phone.serverPledges({ ok: true, value })
  expect(giving.moment()).toMatchObject({ at: 'promised', contract })
  giving.close()
  giving.give(signed)
  await phone.serverPledges({ ok: true, value })
  giving.close()
  giving.give({ ...signed, pledging: { day: 9, first: 'now', way: 'contract' } })
  const [one, again, another] = phone.pledged.map(({ key }) => key)
  expect(again).toBe(one)
  expect(another).not.toBe(one)
})

test('a lost answer and a cancelled cashier keep the key', async () => {
  const { phone, giving } = aPage()
  giving.give(promise)
  await phone.serverPledges(unanswered())
  giving.give(promise)
  await phone.serverPledges({
    ok: true,
    value: { pledgeId: 'pledge-1', giftId: 'gift-1', payment: aPayment },
  })
  await phone.phoneSays('cancel')
  await phone.lookSays('started')
  expect(giving.moment()).toMatchObject({ at: 'choosing', said: { what: 'cancelled' } })
  giving.give(promise)
  expect(new Set(phone.pledged.map(({ key }) => key)).size).toBe(1)
})

test('a large sum is asked about when it is promised, and not again when its month is paid', async () => {
  const { phone, giving } = aPage()
  giving.give({ ...promise, amountFen: 200_000 })
  expect(giving.moment()).toMatchObject({ at: 'asking-again', why: 'large' })
  giving.close()
  giving.give(month)
  expect(giving.moment()).toMatchObject({ at: 'starting' })
  expect(phone.months).toEqual([{ pledgeId: 'pledge-1', period: '2026-12', missed: false }])
  await phone.serverSays({ ok: true, value: { giftId: 'gift-1', payment: aPayment } })
  expect(phone.unfinished.find('gift-1')).toMatchObject({ pledgeId: 'pledge-1' })
})

test('a month that is paid already is refused in the server’s words', async () => {
  const { phone, giving } = aPage()
  giving.give(month)
  await phone.serverSays(refused('MONTH_PAID'))
  expect(giving.moment()).toMatchObject({
    at: 'choosing',
    said: { what: 'trouble', trouble: { name: 'MONTH_PAID' } },
  })
})
