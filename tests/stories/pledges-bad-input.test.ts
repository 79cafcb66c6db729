/** What does not fit about pledges, as anybody may send it: refused by its name, and no table has changed. */
import { type ErrorName, errors } from '../../contracts/errors'
import { rowsOf } from '../support/books'
import { aKey, aWorld, type Person, stopCluster, until, type World } from '../support/world'

jest.setTimeout(240_000)

const TABLES = [
  'pledge',
  'pledge_request',
  'pledge_total',
  'charge',
  'charge_attempt',
  'contract',
  'gift',
  'gift_request',
  'payment',
  'payment_alarm',
  'ledger_entry',
  'outbox',
  'notice',
]
const PROJECT = 'quilt001'

describe.each(['pglite', 'postgresql'] as const)('bad input about pledges on %s', (database) => {
  let world: World
  let person: Person
  let stranger: Person
  let pledgeId: string
  beforeAll(async () => {
    world = await aWorld({
      database,
      simulator: { startMs: Date.parse('2026-11-27T10:00:00+08:00') },
    })
    person = await world.aPerson()
    stranger = await world.aPerson()
    pledgeId = await paidOnce(person)
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })

  const terms = (more: object = {}) => ({
    key: aKey(),
    projectId: PROJECT,
    amountFen: 3000,
    day: 8,
    first: 'on-day',
    way: 'reminder',
    another: true,
    ...more,
  })

  /** A pledge whose month of November is paid, and that of December planned. */
  async function paidOnce(by: Person): Promise<string> {
    const started = await by.done('pledges.start', {
      key: aKey(),
      projectId: PROJECT,
      amountFen: 3000,
      day: 8,
      first: 'now',
      way: 'reminder',
      another: true,
    })
    await by.cashier(started.payment?.package ?? '', 'pay')
    const id = started.pledgeId
    await until(async () => {
      await world.product.runner.runDue()
      return (await by.done('pledges.show', { pledgeId: id })).months.length === 2
    })
    return id
  }

  async function written() {
    await world.product.runner.runDue()
    // Others than those of pledges come and go by themselves.
    const steps = (await rowsOf(world.db, 'job')).filter((row) => row.includes('pledges.step'))
    return [steps, ...(await Promise.all(TABLES.map((table) => rowsOf(world.db, table))))]
  }
  async function refused(
    name: string,
    body: unknown,
    refusal: ErrorName,
    { details, by = person }: { details?: object; by?: Person } = {},
  ) {
    const before = await written()
    const reply = await by.send(name, body)
    const { code, status, zh: error } = errors[refusal]
    const expected = { ok: false, name: refusal, code, status, error }
    expect(reply).toMatchObject(details ? { ...expected, details } : expected)
    expect(await written()).toEqual(before)
  }

  const unfit: [field: string, values: unknown[]][] = [
    ['day', [0, 32, -1, 1.5, '8', null]],
    ['hour', [7, 22, -1, 24, 8.5, '19', null]],
    ['amountFen', [0, -1, 5_000_001, 0.5, 2999.5, '3000', 1e21, null]],
    ['way', ['cash', '', 1, null]],
    ['projectId', ['', `' or 1=1 --`, 7, null]],
  ]
  test.each(unfit)(
    'a pledge whose %s does not exist is not begun, and none is changed',
    async (path, values) => {
      for (const value of values) {
        const details = { path }
        await refused('pledges.start', terms({ [path]: value }), 'INVALID_INPUT', { details })
        const change = { pledgeId, [path]: value }
        await refused('pledges.change', change, 'INVALID_INPUT', { details })
      }
    },
  )

  test('a pledge without one of its terms, or with one that there is not', async () => {
    for (const name of ['key', 'projectId', 'amountFen', 'day', 'first', 'way']) {
      const { [name]: _, ...rest } = terms() as Record<string, unknown>
      await refused('pledges.start', rest, 'INVALID_INPUT', { details: { path: name } })
    }
    await refused('pledges.start', terms({ donorId: 'somebody' }), 'INVALID_INPUT')
    await refused('pledges.start', terms({ first: 'never' }), 'INVALID_INPUT')
    await refused('pledges.start', terms({ projectId: 'nothere1' }), 'NO_SUCH_PROJECT')
    await refused('pledges.change', { pledgeId }, 'INVALID_INPUT')
    await refused('pledges.change', { pledgeId, state: 'active' }, 'INVALID_INPUT')
  })

  test('more than a debit can take, and a large sum that nobody confirmed', async () => {
    const contract = terms({ way: 'contract', amountFen: 50_001 })
    await refused('pledges.start', contract, 'DEBIT_LIMIT')
    await refused('pledges.start', terms({ amountFen: 100_000 }), 'CONFIRM_LARGE_AMOUNT')
    await refused('pledges.change', { pledgeId, amountFen: 100_000 }, 'CONFIRM_LARGE_AMOUNT')
    const change = { pledgeId, way: 'contract', amountFen: 50_001, confirmedLarge: true }
    await refused('pledges.change', change, 'DEBIT_LIMIT')
  })

  test('a key that stands for another pledge', async () => {
    const first = terms()
    const begun = await person.send('pledges.start', first)
    expect(begun).toMatchObject({ ok: true })
    await refused('pledges.start', { ...first, amountFen: 3001 }, 'KEY_REUSED')
    await refused('pledges.start', { ...first, day: 9 }, 'KEY_REUSED')
    const before = await written()
    expect(await person.send('pledges.start', first)).toEqual(begun)
    expect(await written()).toEqual(before)
  })

  test('a pause without an end within a year, or until a day that is past', async () => {
    for (const until of ['2026-11-27', '2026-11-26', '2020-01-01', '2027-11-29', '9999-12-31']) {
      await refused('pledges.pause', { pledgeId, until }, 'PAUSE_UNFIT')
    }
    for (const until of [
      undefined,
      null,
      '',
      '2027-02-30',
      '2027-2-3',
      30,
      'Infinity',
      'infinity',
    ]) {
      const details = { path: 'until' }
      await refused('pledges.pause', { pledgeId, until }, 'INVALID_INPUT', { details })
    }
  })

  test('a month that is paid, that is not due, or that there is not, is neither paid nor skipped', async () => {
    for (const name of ['pledges.pay', 'pledges.payMissed', 'pledges.skip']) {
      await refused(name, { pledgeId, period: '2026-11' }, 'MONTH_PAID')
      await refused(name, { pledgeId, period: '2027-06' }, 'NO_SUCH_MONTH')
      for (const period of ['2026-13', '2026-00', '26-12', '2026-1', '', 202612, null]) {
        const details = { path: 'period' }
        await refused(name, { pledgeId, period }, 'INVALID_INPUT', { details })
      }
    }
    await refused('pledges.pay', { pledgeId, period: '2026-12' }, 'MONTH_NOT_DUE')
    await refused('pledges.payMissed', { pledgeId, period: '2026-12' }, 'MONTH_NOT_DUE')
  })

  test('a pledge of somebody else is not there, whatever is asked of it', async () => {
    const period = '2026-12'
    for (const [name, more] of [
      ['show', {}],
      ['sync', {}],
      ['change', { day: 9 }],
      ['pause', { until: '2026-12-31' }],
      ['resume', {}],
      ['skip', { period }],
      ['pay', { period }],
      ['payMissed', { period }],
      ['end', {}],
    ] as const) {
      const body = { pledgeId, ...more }
      await refused(`pledges.${name}`, body, 'NO_SUCH_PLEDGE', { by: stranger })
      await refused(`pledges.${name}`, { ...body, pledgeId: 'Pnobodys' }, 'NO_SUCH_PLEDGE')
    }
  })

  test('skipped twice is skipped once, and the month after stands', async () => {
    const id = await paidOnce(stranger)
    const body = { pledgeId: id, period: '2026-12' }
    const skipped = await stranger.done('pledges.skip', body)
    const before = await written()
    expect(await stranger.done('pledges.skip', body)).toEqual(skipped)
    expect(await written()).toEqual(before)
    expect(skipped.months.map(({ period, state }) => `${period} ${state}`)).toEqual([
      '2027-01 planned',
      '2026-12 skipped',
      '2026-11 paid',
    ])
    for (const name of ['pledges.pay', 'pledges.payMissed']) {
      await refused(name, body, 'NO_SUCH_MONTH', { by: stranger })
    }
  })

  test('what waits for its signature is neither paused nor skipped', async () => {
    const waiting = await stranger.done('pledges.start', {
      key: aKey(),
      projectId: PROJECT,
      amountFen: 3000,
      day: 8,
      first: 'on-day',
      way: 'contract',
      another: true,
    })
    const { pledgeId: id } = waiting
    const by = stranger
    await refused('pledges.pause', { pledgeId: id, until: '2026-12-31' }, 'PLEDGE_UNSIGNED', { by })
    await refused('pledges.skip', { pledgeId: id, period: '2026-12' }, 'NO_SUCH_MONTH', { by })
    await refused('pledges.pay', { pledgeId: id, period: '2026-12' }, 'NO_SUCH_MONTH', { by })
    await stranger.done('pledges.end', { pledgeId: id })
  })

  test('after the end nothing is changed; ended twice is ended once', async () => {
    const id = await paidOnce(stranger)
    const ended = await stranger.done('pledges.end', { pledgeId: id })
    expect(ended).toMatchObject({ state: 'ended', ended: 'donor' })
    const before = await written()
    expect(await stranger.done('pledges.end', { pledgeId: id })).toEqual(ended)
    expect(await written()).toEqual(before)
    for (const [name, more] of [
      ['change', { day: 9 }],
      ['change', { amountFen: 1 }],
      ['change', { way: 'contract' }],
      ['pause', { until: '2026-12-31' }],
      ['resume', {}],
      ['skip', { period: '2026-12' }],
      ['pay', { period: '2026-12' }],
    ] as const) {
      await refused(`pledges.${name}`, { pledgeId: id, ...more }, 'PLEDGE_ENDED', { by: stranger })
    }
    await refused('pledges.payMissed', { pledgeId: id, period: '2026-11' }, 'MONTH_PAID', {
      by: stranger,
    })
  })
})
