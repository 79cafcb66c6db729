/** Monthly giving as one donor sees it: one pledge by reminder, one by contract, from the first to the last day. */
import { day } from '../../contracts/beijing'
import { hourOf } from '../../contracts/pledge-plan'
import type { Pledge } from '../../contracts/pledges'
import { openForYears } from '../support/monthly-year'
import {
  aKey,
  aWorld,
  type Person,
  printLedger,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(240_000)

const START = Date.parse('2027-01-05T10:00:00+08:00')

describe.each(['pglite', 'postgresql'] as const)('a pledge on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ database, simulator: { startMs: START } })
    await openForYears(world.db)
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })

  const passTo = (date: string, hour: number) =>
    world.control('/clock', { to: hourOf(day(date), hour).toISOString() })
  const show = (person: Person, pledgeId: string) => person.done('pledges.show', { pledgeId })
  const months = ({ months: all }: Pledge) =>
    all.map(
      ({ period, state, dueOn, amountFen }) => `${period} ${state} ${dueOn} ${amountFen / 100}`,
    )
  const told = async (person: Person) =>
    (await person.done('notices.mine', {})).items
      .filter(({ kind }) => kind.startsWith('pledge_'))
      .map(({ kind, title }) => `${kind} ${title.en}`)
  const paid = (person: Person, pledgeId: string, period: string) =>
    until(async () =>
      (await show(person, pledgeId)).months.some(
        (month) => month.period === period && month.state === 'paid',
      ),
    )

  test('by reminder: told of on its day, paid in a tap, missed and made up, changed, paused, ended', async () => {
    let person = await world.aPerson()
    const started = await person.done('pledges.start', {
      key: aKey(),
      projectId: 'quilt001',
      amountFen: 3000,
      day: 31,
      first: 'now',
      way: 'reminder',
    })
    const { pledgeId, payment } = started
    if (!payment) throw new Error('the first gift is paid at once')
    expect(await show(person, pledgeId)).toMatchObject({ state: 'signing', gifts: 0 })
    await person.cashier(payment.package, 'pay')
    await paid(person, pledgeId, '2027-01')
    await until(async () => (await show(person, pledgeId)).nextOn === '2027-02-28')

    await passTo('2027-02-28', 19)
    expect(await told(person)).toEqual(['pledge_due This month’s gift is due'])
    const due = await person.done('pledges.pay', { pledgeId, period: '2027-02' })
    const again = await person.done('pledges.pay', { pledgeId, period: '2027-02' })
    expect(again.giftId).toBe(due.giftId)
    await person.cashier(due.payment.package, 'pay')
    await paid(person, pledgeId, '2027-02')

    await passTo('2027-04-07', 0)
    // A session lasts ninety days.
    person = await world.logIn(person.openid)
    expect(months(await show(person, pledgeId))).toEqual([
      '2027-04 planned 2027-04-30 30',
      '2027-03 missed 2027-03-31 30',
      '2027-02 paid 2027-02-28 30',
      '2027-01 paid 2027-01-05 30',
    ])
    const missed = await person.done('pledges.payMissed', { pledgeId, period: '2027-03' })
    await person.cashier(missed.payment.package, 'pay')
    await paid(person, pledgeId, '2027-03')

    const changed = await person.done('pledges.change', { pledgeId, amountFen: 4500, day: 12 })
    expect(changed).toMatchObject({ nextOn: '2027-04-12', nextFen: 4500 })
    const paused = await person.done('pledges.pause', { pledgeId, until: '2027-06-20' })
    expect(paused).toMatchObject({ state: 'paused', resumesOn: '2027-06-20' })
    await passTo('2027-05-20', 12)
    person = await world.logIn(person.openid)
    const resumed = await person.done('pledges.resume', { pledgeId })
    expect(resumed).toMatchObject({ state: 'active', nextOn: '2027-06-12', nextFen: 4500 })
    const skipped = await person.done('pledges.skip', { pledgeId, period: '2027-06' })
    expect(skipped).toMatchObject({ nextOn: '2027-07-12' })
    const ended = await person.done('pledges.end', { pledgeId })
    expect(ended).toMatchObject({ state: 'ended', ended: 'donor', totalFen: 9000, gifts: 3 })
    await passTo('2027-08-20', 12)
    person = await world.logIn(person.openid)
    expect(months(await show(person, pledgeId))).toEqual(months(ended))
    expect(await printLedger(world.db, 'quilt001')).toMatchInlineSnapshot(`
"gift merchant 30
gift fund -30
gift merchant 30
gift fund -30
gift merchant 30
gift fund -30"
`)
  })

  test('by contract: signed, charged at once, announced two days before, retried, and ended at the service', async () => {
    await world.control('/clock', { to: hourOf(day('2027-09-05'), 10).toISOString() })
    let person = await world.aPerson()
    const { pledgeId, contract } = await person.done('pledges.start', {
      key: aKey(),
      projectId: 'books001',
      amountFen: 2000,
      day: 8,
      first: 'now',
      way: 'contract',
    })
    if (!contract) throw new Error('there is a contract to sign')
    const { contractCode, extraData } = contract
    const atService = (body: object) => world.control(`/contracts/${contractCode}`, body)
    await atService({ action: 'sign', openid: person.openid, extraData })
    await until(async () => (await show(person, pledgeId)).state === 'active')
    await world.pass(60_000)
    await paid(person, pledgeId, '2027-09')

    await passTo('2027-10-06', 6)
    expect(await show(person, pledgeId)).toMatchObject({ nextOn: '2027-10-08', announced: false })
    await passTo('2027-10-06', 8)
    expect(await show(person, pledgeId)).toMatchObject({ nextOn: '2027-10-08', announced: true })
    const changed = await person.done('pledges.change', { pledgeId, amountFen: 2500 })
    expect(changed).toMatchObject({ nextFen: 2000, amountFen: 2500 })
    await world.control(`/people/${person.openid}/bank`, { next: ['no-money'] })
    await passTo('2027-10-08', 8)
    expect((await show(person, pledgeId)).months[0]).toMatchObject({
      state: 'retrying',
      why: 'NO_MONEY',
      againOn: '2027-10-09',
    })
    expect(await told(person)).toEqual([
      'pledge_failed This month’s gift did not go through',
      'pledge_changed Your pledge is changed',
      'pledge_announced This month’s gift is charged on 8 October',
    ])
    const tried = async () => (await person.done('gifts.mine', {})).items.map(({ state }) => state)
    expect(await tried()).toEqual(['settled'])
    await passTo('2027-10-09', 8)
    await paid(person, pledgeId, '2027-10')
    expect(await tried()).toEqual(['settled', 'settled'])

    await passTo('2027-11-20', 8)
    // A session lasts ninety days.
    person = await world.logIn(person.openid)
    await atService({ action: 'end' })
    await until(async () => (await show(person, pledgeId)).state === 'ended')
    await passTo('2028-01-20', 8)
    person = await world.logIn(person.openid)
    const ended = await show(person, pledgeId)
    expect(ended).toMatchObject({ ended: 'service', totalFen: 6500, gifts: 3 })
    expect(months(ended)).toEqual([
      '2027-12 skipped 2027-12-08 25',
      '2027-11 paid 2027-11-08 25',
      '2027-10 paid 2027-10-08 20',
      '2027-09 paid 2027-09-05 20',
    ])
    expect(await printLedger(world.db, 'books001')).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20
gift merchant 20
gift fund -20
gift merchant 25
gift fund -25"
`)
  })
})
