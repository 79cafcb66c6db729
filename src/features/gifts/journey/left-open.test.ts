/** An order that was left in its cashier, and another wish on the same project (docs/decisions/0009). */
import { beginGiving } from './giving'
import { aPayment, aPhone, refused } from './giving.fake'
import type { GiftDraft } from './intent'

const fifty: GiftDraft = { projectId: 'quilt', amountFen: 5_000, typed: false, message: '' }
const twenty: GiftDraft = { ...fifty, amountFen: 2_000 }

async function leftInTheCashier() {
  const phone = aPhone()
  const giving = beginGiving(phone.outside, { projectId: 'quilt' })
  giving.give(fifty)
  await phone.serverSays({ ok: true, value: { giftId: 'gift-1', payment: aPayment } })
  await phone.phoneSays('cancel')
  await phone.lookSays('started')
  return { phone, giving }
}

test('is closed before another wish on the same project begins', async () => {
  const { phone, giving } = await leftInTheCashier()
  giving.give(twenty)
  expect(phone.began[1]).toMatchObject({ key: 'key-number-2', insteadOf: 'gift-1' })
  expect(phone.unfinished.find('gift-1')).toBeDefined()
  await phone.serverSays({ ok: true, value: { giftId: 'gift-2', payment: aPayment } })
  expect(phone.unfinished.all()).toMatchObject([{ key: 'key-number-2', giftId: 'gift-2' }])
})

test('is closed also from a page that was loaded again', async () => {
  const { phone } = await leftInTheCashier()
  const again = beginGiving(phone.outside, { projectId: 'quilt' })
  again.give(fifty)
  expect(phone.began[1]).toMatchObject({ insteadOf: 'gift-1' })
  const elsewhere = beginGiving(phone.outside, { projectId: 'books' })
  elsewhere.give({ ...fifty, projectId: 'books' })
  expect(phone.began[2]).not.toHaveProperty('insteadOf')
})

test('is not closed for itself: the same wish goes on with it', async () => {
  const { phone, giving } = await leftInTheCashier()
  giving.give(fifty)
  expect(phone.began[1]).not.toHaveProperty('insteadOf')
})

test('is closed before a promise of every month too, and the order of a promise before another one', async () => {
  const { phone } = await leftInTheCashier()
  const promise: GiftDraft = { ...fifty, pledging: { day: 8, first: 'now', way: 'reminder' } }
  const again = beginGiving(phone.outside, { projectId: 'quilt' })
  again.give(promise)
  expect(phone.pledged[0]).toMatchObject({ insteadOf: 'gift-1' })
  const value = { pledgeId: 'pledge-2', giftId: 'gift-2', payment: aPayment }
  await phone.serverPledges({ ok: true, value })
  const reloaded = beginGiving(phone.outside, { projectId: 'quilt' })
  reloaded.give(promise)
  expect(phone.pledged[1]).toMatchObject({ insteadOf: 'gift-2' })
  await phone.serverPledges(refused('EARLIER_GIFT', { giftId: 'gift-2' }))
  expect(reloaded.moment()).toMatchObject({ at: 'given', giftId: 'gift-2', earlier: true })
})

test('leads to its own result when it may be paid: the other wish was not begun', async () => {
  const { phone, giving } = await leftInTheCashier()
  giving.give(twenty)
  await phone.serverSays(refused('EARLIER_GIFT', { giftId: 'gift-1' }))
  expect(giving.moment()).toMatchObject({ at: 'given', giftId: 'gift-1', earlier: true })
  expect(phone.unfinished.all()).toMatchObject([{ key: 'key-number-1', giftId: 'gift-1' }])
  expect(phone.recorded).toContain('refused:EARLIER_GIFT')
})
