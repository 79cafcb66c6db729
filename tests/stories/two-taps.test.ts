import { aKey, aWorld, printLedger, stopCluster, type World } from '../support/world'

let world: World
beforeAll(async () => {
  world = await aWorld({ database: 'postgresql' })
}, 240_000)
afterAll(async () => {
  await world.close()
  await stopCluster()
})

test('undo tapped many times at one moment is one refund, and the other taps are told so', async () => {
  const person = await world.aPerson()
  const giftId = await person.give('quilt001', 5000)
  const taps = await Promise.all(
    Array.from({ length: 8 }, () => person.call('gifts.undo', { giftId })),
  )
  const names = taps.map((reply) => (reply.ok ? 'done' : reply.name)).sort()
  expect(names).toEqual([...Array(7).fill('REFUND_UNDER_WAY'), 'done'])
  await world.pass(60_000)
  expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50
refund fund 50
refund merchant -50"
`)
})

test('fifty taps on one key are one gift, and each gets the same answer, as does a retry later', async () => {
  const person = await world.aPerson()
  const request = { key: aKey(), projectId: 'books001', amountFen: 2000 }
  const tap = () => person.done('gifts.start', request)
  const answers = await Promise.all(Array.from({ length: 50 }, tap))
  await world.pass(45_000)
  answers.push(await tap())
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)

  const [answer] = answers
  const { payment } = answer ?? (await tap())
  await person.cashier(payment.package, 'pay-then-kill-app')
  await world.pass(20 * 60_000)
  expect(await printLedger(world.db, 'books001')).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20"
`)
})

test('an operator’s key is one refund, also when it is used for two gifts at one moment', async () => {
  const person = await world.aPerson()
  const operator = await world.anOperator()
  const [one, two, elsewhere] = [
    await person.give('lunch001', 5000),
    await person.give('lunch001', 5000),
    await person.give('willow01', 5000),
  ]
  const key = aKey()
  const refund = (giftId: string) => operator.call('gifts.refund', { key, giftId, amountFen: 5000 })
  const replies = await Promise.all([refund(one), refund(two), refund(one), refund(two)])
  const names = replies.map((reply) => (reply.ok ? 'done' : reply.name)).sort()
  expect(names).toEqual(['KEY_REUSED', 'KEY_REUSED', 'done', 'done'])
  expect(await refund(elsewhere)).toMatchObject({ name: 'KEY_REUSED' })
  await world.pass(60_000)
  expect(await printLedger(world.db, 'lunch001')).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50
gift merchant 50
gift fund -50
refund fund 50
refund merchant -50"
`)
  expect(await printLedger(world.db, 'willow01')).toMatchInlineSnapshot(`
"gift merchant 50
gift fund -50"
`)
})

test('of an undo and a decline at one moment one counts, and the other is told so', async () => {
  const person = await world.aPerson()
  const operator = await world.anOperator()
  for (let round = 0; round < 8; round += 1) {
    const giftId = await person.give('kite0001', 1000)
    const asked = await person.done('gifts.askRefund', { giftId, reason: '想退' })
    const refundId = asked.refunds[0]?.refundId ?? ''
    const decline = () => operator.call('gifts.declineRefund', { refundId, reason: '已用出' })
    const undo = () => person.call('gifts.undo', { giftId })
    const [one, other] = round % 2 === 0 ? [undo, decline] : [decline, undo]
    const replies = await Promise.all([one(), other()])
    for (const reply of replies) {
      if (!reply.ok) expect(reply.name).toBe('REFUND_UNDER_WAY')
    }
    const { refunds } = await person.done('gifts.show', { giftId })
    // A request that was declined first leaves the right to undo as it was.
    expect(refunds.filter(({ state }) => state === 'under_way')).toHaveLength(1)
  }
  await world.pass(60_000)
  const ledger = await printLedger(world.db, 'kite0001')
  expect(ledger.match(/refund fund 10/g)).toHaveLength(8)
})
