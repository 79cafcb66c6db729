import { secureRandom } from '../random'
import { isGiftId, newGiftId, projectOf } from './gift-id'

test('a number that we made is known as ours, and names its project', () => {
  const giftId = newGiftId('quilt001', secureRandom)
  expect(isGiftId(giftId)).toBe(true)
  expect(projectOf(giftId)).toBe('quilt001')
})

test.each(['SHOP20261201000001', 'quilt001', 'quilt001-', 'quilt001-000000000000000000000000', ''])(
  'an order number of somebody else’s, "%s", is not',
  (orderNumber) => {
    expect(isGiftId(orderNumber)).toBe(false)
  },
)
