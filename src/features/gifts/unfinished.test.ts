import { aPhone } from './journey/giving.fake'
import { findUnfinished } from './unfinished'

const soon = new Date('2026-12-07T06:40:00Z')
const later = new Date('2026-12-07T09:00:00Z')

function aPhoneThatWasClosed() {
  const phone = aPhone()
  phone.unfinished.keep({
    key: 'key-number-1',
    projectId: 'quilt',
    at: '2026-12-07T06:31:00Z',
    giftId: 'gift-1',
    via: { shareId: 'share-1' },
  })
  return phone
}

test('a gift that was paid before the app was closed is found at the next launch', async () => {
  const phone = aPhoneThatWasClosed()
  const finding = findUnfinished(phone.outside, soon)
  await phone.lookSays('settled', '2026-12-07T06:32:00Z')
  expect(await finding).toMatchObject({ gift: { giftId: 'gift-1', state: 'settled' } })
  expect(phone.unfinished.all()).toEqual([])
  expect(phone.recorded).toEqual(['settled'])
})

test('a gift that may still be paid stays for the next launch, and is offered to nobody', async () => {
  const phone = aPhoneThatWasClosed()
  const finding = findUnfinished(phone.outside, soon)
  await phone.lookSays('started')
  expect(await finding).toBeUndefined()
  expect(phone.unfinished.find('gift-1')).toBeDefined()
})

test('an order that nobody paid in time is forgotten', async () => {
  const phone = aPhoneThatWasClosed()
  const finding = findUnfinished(phone.outside, later)
  await phone.lookSays('started')
  await finding
  expect(phone.unfinished.all()).toEqual([])
})

test('without an answer nothing is forgotten, however long ago it was', async () => {
  const phone = aPhoneThatWasClosed()
  const finding = findUnfinished(phone.outside, later)
  await phone.lookSays(undefined)
  await finding
  expect(phone.unfinished.find('gift-1')).toBeDefined()
})

test('a wish that never became an order is dropped without asking anybody', async () => {
  const phone = aPhone()
  phone.unfinished.keep({ key: 'key-number-1', projectId: 'quilt', at: '2026-12-07T06:31:00Z' })
  await findUnfinished(phone.outside, soon)
  expect(phone.looks).toEqual([])
  expect(phone.unfinished.all()).toEqual([])
})
