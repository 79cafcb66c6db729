/**
 * A gift that is started again: the answer was lost, the app was killed, or somebody tapped once more.
 * One key is one order, word for word, for as long as it can be paid.
 */
import {
  aKey,
  aWorld,
  type Person,
  printLedger,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(60_000)

let world: World
let person: Person
beforeAll(async () => {
  world = await aWorld({ database: 'pglite' })
  person = await world.aPerson()
})
afterEach(() => world.control('/faults', { clear: true }))
afterAll(async () => {
  const { text, well } = await world.product.audit()
  await world.close()
  await stopCluster()
  if (!well) throw new Error(text)
})

const settled = (giftId: string) =>
  until(async () => (await person.done('gifts.show', { giftId })).state === 'settled')

test('a retry is the same order, although title and address have changed since', async () => {
  const { settings } = world.product.app
  const address = settings.callbackBase
  const request = { key: aKey(), projectId: 'quilt001', amountFen: 2000 }
  await world.control('/faults', {
    next: [{ on: 'prepay', kind: 'errorAfterCommit', times: 3 }],
  })
  expect(await person.call('gifts.start', request)).toMatchObject({ name: 'PAYMENT_UNAVAILABLE' })
  await world.db.script(`update project set content =
    jsonb_set(content, '{title,zh}', '"换了题目"') where id = 'quilt001'`)
  settings.callbackBase = 'https://moved.example'
  const { giftId, payment } = await person.done('gifts.start', request)
  settings.callbackBase = address
  await person.cashier(payment.package, 'pay')
  await settled(giftId)
  expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20"
`)
})
