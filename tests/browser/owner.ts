/** Somebody with two gifts to two charities, one of them refunded in part, a pledge, an envelope and two consents. */
import { currentText } from '../../contracts/consent-texts'
import { aKey, until, type World } from '../support/world'

export type Owner = { giver: string }

const DAY = 86_400_000

export async function anOwner(world: World): Promise<Owner> {
  const person = await world.aPerson('阿明')
  const early = await person.give('quilt001', 5_000, { name: '阿明', showName: true })
  const returned = await person.give('lunch001', 128_800, { confirmedLarge: true })
  const operator = await world.anOperator()
  await operator.done('gifts.refund', { key: aKey(), giftId: returned, amountFen: 28_800 })
  await person.done('receipts.ask', {
    giftId: early,
    payer: '示例公司',
    textVersion: currentText('charity').version,
  })
  await world.pass(2 * DAY)
  await person.give('books001', 2_000)
  await person.done('pledges.start', {
    key: aKey(),
    projectId: 'milk0001',
    amountFen: 3_000,
    day: 15,
    first: 'on-day',
    way: 'reminder',
  })
  const envelope = await person.done('envelopes.start', {
    key: aKey(),
    projectIds: ['quilt001'],
    defaultProjectId: 'quilt001',
    totalFen: 600,
    portions: 3,
    split: 'equal',
    hours: 48,
    blessing: '平安喜乐',
  })
  await person.cashier(envelope.payment.package, 'pay')
  await until(
    async () => (await person.done('gifts.show', { giftId: envelope.giftId })).state === 'settled',
  )
  await person.done('consents.set', {
    kind: 'reminders',
    given: false,
    textVersion: currentText('reminders').version,
  })
  return { giver: person.openid }
}
