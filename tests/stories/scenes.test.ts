/** Scenes and the calendar over HTTP: what the day wears, days of mourning, a reminder on its morning. */
import { day, startOf } from '../../contracts/beijing'
import { aKey, aWorld, printLedger, stopCluster, until, type World } from '../support/world'

jest.setTimeout(240_000)

const HOUR_MS = 3_600_000
const TEMPLATE = 'lantern-calendar-day'

describe.each(['pglite', 'postgresql'] as const)('scenes on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ database })
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })
  const now = () => world.product.app.clock.now()
  const today = () => new Date(now().getTime() + 8 * HOUR_MS).toISOString().slice(0, 10)

  test('a festival shows its sums and the wishes of its gifts, names by consent only', async () => {
    const giver = await world.aPerson()
    await giver.give('supper01', 1800, { message: '新年安康' })
    await giver.give('supper01', 600, { message: '灯亮着', showName: true, name: '小芳' })
    world.product.app.scenes.forget()
    world.product.app.pages.forget()
    const spring = await giver.done('scenes.show', { key: 'spring' })
    expect(spring).toMatchObject({ key: 'spring', allowsEnvelopes: true })
    expect(spring.projects.map(({ projectId }) => projectId)).toContain('supper01')
    expect(spring.totals).toMatchObject({ everRaisedFen: 2400, everGifts: 2 })
    expect(spring.wishes).toMatchObject([
      { message: '灯亮着', name: '小芳' },
      { message: '新年安康' },
    ])
    expect(spring.wishes[1]).not.toHaveProperty('name')
    expect(await printLedger(world.db, 'supper01')).toMatchInlineSnapshot(`
"gift merchant 18
gift fund -18
gift merchant 6
gift fund -6"
`)
  })

  test('while an emergency appeal takes gifts, the calendar says so of today, and of no other day', async () => {
    const person = await world.aPerson()
    const appeal = { projectId: 'flood001', title: { zh: '大水之后，一桶干净水' } }
    expect(await person.done('calendar.day', { day: today() })).toMatchObject({ appeal })
    expect(await person.done('calendar.day', { day: '2033-06-01' })).not.toHaveProperty('appeal')
  })

  test('words are read without a name, on both pages, until their giver takes them back', async () => {
    const giver = await world.aPerson()
    const giftId = await giver.give('porch001', 900, { message: '门口也暖一点' })
    const read = async () => {
      world.product.app.scenes.forget()
      world.product.app.pages.forget()
      const { wishes } = await giver.done('scenes.show', { key: 'spring' })
      const { latestGifts } = await giver.done('projects.show', { projectId: 'porch001' })
      return {
        wall: wishes.filter(({ message }) => message === '门口也暖一点').map(({ name }) => name),
        project: latestGifts.map(({ message, name }) => ({ message, name })),
      }
    }
    expect(await giver.done('gifts.show', { giftId })).toMatchObject({ wordsShown: true })
    expect(await read()).toEqual({
      wall: [undefined],
      project: [{ message: '门口也暖一点', name: undefined }],
    })
    expect(await giver.done('gifts.hideName', { giftId })).toMatchObject({ wordsShown: false })
    expect(await read()).toEqual({ wall: [], project: [{}] })
  })

  test('on a day of mourning no envelope is sent; what was paid before can be opened', async () => {
    const operator = await world.anOperator()
    const [giver, friend] = [await world.aPerson(), await world.aPerson()]
    const envelope = {
      projectIds: [],
      defaultProjectId: 'supper01',
      totalFen: 600,
      portions: 2,
      split: 'equal' as const,
      hours: 24,
    }
    const before = { ...envelope, key: aKey() }
    const { envelopeId, giftId, payment } = await giver.done('envelopes.start', before)
    await giver.cashier(payment.package, 'pay')
    await until(async () => (await giver.done('gifts.show', { giftId })).state === 'settled')
    await operator.done('scenes.mourn', { from: today(), to: today() })

    const another = { ...envelope, key: aKey() }
    expect(await giver.call('envelopes.start', another)).toMatchObject({
      name: 'NO_ENVELOPES_TODAY',
      code: 10061,
    })
    expect(await giver.call('envelopes.start', before)).not.toMatchObject({
      name: 'NO_ENVELOPES_TODAY',
    })
    expect(await friend.done('envelopes.open', { envelopeId })).toMatchObject({ amountFen: 300 })
    await operator.done('scenes.mourn', { end: true })
    expect(await giver.call('envelopes.start', another)).not.toMatchObject({
      name: 'NO_ENVELOPES_TODAY',
    })
  })

  test('an operator’s switch puts everything into mourning, and takes it back', async () => {
    const operator = await world.anOperator()
    const person = await world.aPerson()
    const days = { from: today(), to: today() }
    expect(await person.call('scenes.mourn', days)).toMatchObject({ status: 403 })
    const before = await person.done('scenes.now', {})
    expect(before.key).not.toBe('mourning')
    for (let time = 0; time < 2; time += 1) {
      expect(await operator.done('scenes.mourn', days)).toEqual({ mourning: true, days: [days] })
    }
    expect(await person.done('scenes.now', {})).toMatchObject({
      key: 'mourning',
      allowsEnvelopes: false,
      motion: false,
    })
    expect(await person.done('calendar.day', { day: today() })).toMatchObject({
      scene: 'mourning',
      name: { zh: '哀悼日' },
    })
    expect(await operator.done('scenes.mourn', { end: true })).toEqual({
      mourning: false,
      days: [],
    })
    expect((await person.done('scenes.now', {})).key).toBe(before.key)
  })

  test('a reminder is told once, at nine on its day, with one message', async () => {
    const person = await world.aPerson()
    await world.control(`/people/${person.openid}/accept-messages`, { templateIds: [TEMPLATE] })
    await person.done('notices.allow', { key: aKey(), accepted: [TEMPLATE] })
    const wish = { day: '2027-03-05', scene: 'lei-feng-day' }
    const other = { day: '2027-06-01', scene: 'childrens-day' }
    for (const reminder of [wish, wish, other]) await person.done('calendar.remind', reminder)
    expect(await person.done('calendar.forget', { day: other.day })).toEqual({ day: other.day })
    expect((await person.done('calendar.reminders', {})).items).toMatchObject([wish])

    const nine = startOf(day(wish.day)).getTime() + 9 * HOUR_MS
    await world.pass(nine - now().getTime() - 60_000)
    // A session has ended meanwhile.
    const back = await world.logIn(person.openid)
    expect((await back.done('notices.mine', {})).items).toEqual([])
    expect((await back.done('scenes.now', {})).key).toBe('lei-feng-day')
    await world.pass(120_000)
    expect((await back.done('notices.mine', {})).items).toMatchObject([
      {
        kind: 'calendar_day',
        title: { zh: '今天：学雷锋纪念日' },
        path: `pages/calendar/index?day=${wish.day}`,
      },
    ])
    const sent = await fetch(`${world.simulator.url}/control/messages?openid=${person.openid}`)
    expect(await sent.json()).toMatchObject([{ templateId: TEMPLATE }])
    expect((await back.done('calendar.reminders', {})).items).toEqual([])
    expect(await back.call('calendar.remind', wish)).toMatchObject({
      name: 'DAY_PAST',
      code: 10103,
    })
  })

  test('in mourning a reminder tells of no festival, but of what the day is', async () => {
    const operator = await world.anOperator()
    const person = await world.aPerson()
    const wish = { day: '2027-06-01', scene: 'childrens-day' }
    await person.done('calendar.remind', wish)
    await operator.done('scenes.mourn', { from: wish.day, to: wish.day })
    await world.pass(startOf(day(wish.day)).getTime() + 10 * HOUR_MS - now().getTime())
    const back = await world.logIn(person.openid)
    expect((await back.done('notices.mine', {})).items).toMatchObject([
      { kind: 'calendar_day', title: { zh: '今天：哀悼日' } },
    ])
    const again = await world.anOperator()
    await again.done('scenes.mourn', { end: true })
  })

  test('a month and a day of the calendar', async () => {
    const person = await world.aPerson()
    const { days } = await person.done('calendar.month', { month: '2033-06' })
    expect(days).toHaveLength(30)
    expect(days[0]).toMatchObject({
      day: '2033-06-01',
      lunar: { zh: '五月初五' },
      marks: [{ scene: 'dragon-boat' }, { scene: 'childrens-day' }],
    })
    expect(await person.done('calendar.day', { day: '2034-03-05' })).toMatchObject({
      scene: 'lantern-festival',
      knowledge: { url: expect.stringMatching(/^https:/) },
    })
  })

  test.each([
    ['scenes.show', { key: 'halloween' }, 'NO_SUCH_SCENE'],
    ['scenes.show', { key: '../etc' }, 'INVALID_INPUT'],
    ['calendar.month', { month: '2046-01' }, 'MONTH_OUT_OF_RANGE'],
    ['calendar.month', { month: '2019-12' }, 'MONTH_OUT_OF_RANGE'],
    ['calendar.month', { month: '2026-13' }, 'INVALID_INPUT'],
    ['calendar.day', { day: '2046-01-01' }, 'DAY_OUT_OF_RANGE'],
    ['calendar.day', { day: '2026-02-30' }, 'INVALID_INPUT'],
    ['calendar.remind', { day: '2027-05-20', scene: 'halloween' }, 'NO_SUCH_SCENE'],
    ['calendar.remind', { day: '2027-05-21', scene: 'five-twenty' }, 'SCENE_NOT_ON_DAY'],
    ['calendar.remind', { day: '2020-05-20', scene: 'five-twenty' }, 'DAY_PAST'],
    ['calendar.remind', { day: '2046-05-20', scene: 'five-twenty' }, 'DAY_OUT_OF_RANGE'],
  ])('%s of %j is %s', async (name, body, refusal) => {
    const person = await world.aPerson()
    expect(await person.send(name, body)).toMatchObject({ status: 400, name: refusal })
  })

  test.each([
    [{ from: '2020-01-01', to: '2020-01-02' }, 'DAY_PAST'],
    [{ from: '2028-01-02', to: '2028-01-01' }, 'INVALID_INPUT'],
    [{ from: '2028-01-01', to: '2028-02-01' }, 'MOURNING_TOO_LONG'],
    [{ from: '2028-01-01' }, 'INVALID_INPUT'],
    [{}, 'INVALID_INPUT'],
    [{ end: true, from: '2028-01-01', to: '2028-01-01' }, 'INVALID_INPUT'],
  ])('no mourning of %j: %s', async (body, refusal) => {
    const operator = await world.anOperator()
    expect(await operator.send('scenes.mourn', body)).toMatchObject({ status: 400, name: refusal })
  })
})
