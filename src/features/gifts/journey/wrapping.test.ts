/** A gift that is wrapped for friends goes the same way, and comes back to its envelope. */
import { beginGiving } from './giving'
import { aPayment, aPhone, unanswered } from './giving.fake'
import type { GiftDraft } from './intent'

const wrapped: GiftDraft = {
  projectId: 'quilt',
  amountFen: 5_000,
  typed: false,
  message: '',
  wrapping: { projectIds: ['books'], portions: 5, split: 'equal', cover: 'tall', hours: 72 },
}
const started = {
  ok: true,
  value: { giftId: 'gift-1', envelopeId: 'envelope-1', payment: aPayment },
} as const

function aPage() {
  const phone = aPhone()
  return { phone, giving: beginGiving(phone.outside, { projectId: 'quilt' }) }
}

test('it is started as an envelope, under a key that the phone has kept before', async () => {
  const { phone, giving } = aPage()
  giving.give(wrapped)
  expect(phone.keptAtStart()).toMatchObject([{ key: 'key-number-1', projectId: 'quilt' }])
  await phone.serverWraps(started)
  expect(phone.began).toEqual([])
  expect(phone.wrapped).toEqual([
    {
      key: 'key-number-1',
      defaultProjectId: 'quilt',
      totalFen: 5_000,
      projectIds: ['books'],
      portions: 5,
      split: 'equal',
      cover: 'tall',
      hours: 72,
    },
  ])
  expect(phone.unfinished.find('gift-1')).toMatchObject({ envelopeId: 'envelope-1' })
  await phone.phoneSays('ok')
  expect(giving.moment()).toMatchObject({ at: 'given', intent: { envelopeId: 'envelope-1' } })
})

test('a lost answer and a cancelled cashier keep the key; another number of portions is another envelope', async () => {
  const { phone, giving } = aPage()
  giving.give(wrapped)
  await phone.serverWraps(unanswered())
  giving.give(wrapped)
  giving.give(wrapped)
  await phone.serverWraps(started)
  await phone.phoneSays('cancel')
  await phone.lookSays('started')
  giving.give({ ...wrapped })
  await phone.serverWraps(started)
  await phone.phoneSays('cancel')
  await phone.lookSays('started')
  if (!wrapped.wrapping) throw new Error('it is wrapped')
  giving.give({ ...wrapped, wrapping: { ...wrapped.wrapping, portions: 6 } })
  const keys = phone.wrapped.map(({ key }) => key)
  expect(keys).toHaveLength(4)
  expect(new Set(keys.slice(0, 3)).size).toBe(1)
  expect(keys[3]).not.toBe(keys[0])
})
