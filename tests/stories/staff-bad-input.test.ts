/** Invitations, roles and wide screens that are used in ways that do not fit: each is told why. */
import { dayOf } from '../../contracts/beijing'
import type { ErrorName } from '../../contracts/errors'
import { rowsOf } from '../support/books'
import { aColleague, aFullDraft, aRegistration, merchantsWithOneMore } from '../support/staff'
import { aWorld, callFunction, type Person, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)
afterAll(stopCluster)

const charityId = 'shandu'
const DAY = 86_400_000
const MINUTE = 60_000

describe.each(['pglite', 'postgresql'] as const)('staff on %s', (database) => {
  let world: World
  let operator: Person
  let owner: Person
  beforeAll(async () => {
    world = await aWorld({ database, simulator: { merchants: merchantsWithOneMore } })
    operator = await world.anOperator()
    owner = await aColleague(world, charityId, 'owner', '沈知夏')
  })
  afterAll(() => world.close())

  const refused = (name: ErrorName, details: object = {}) => ({ ok: false, name, details })
  const idOf = async (person: Person) => {
    const { items } = await person.done('staff.list', { charityId })
    return items.find(({ you }) => you)?.staffId ?? ''
  }

  test('an invitation counts once, for whoever comes first', async () => {
    const { code } = await owner.done('staff.invite', { charityId, role: 'finance' })
    const [first, second] = [await world.aPerson(), await world.aPerson()]
    const both = await Promise.all([
      first.call('staff.join', { code }),
      second.call('staff.join', { code }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    const [winner, other] = both[0].ok ? [first, second] : [second, first]
    expect(await other.call('staff.join', { code })).toMatchObject(
      refused('INVITE_USED', { byYou: false }),
    )
    expect(await winner.call('staff.join', { code })).toMatchObject(
      refused('INVITE_USED', { byYou: true }),
    )
    expect(await winner.done('staff.mine', {})).toMatchObject({
      charities: [{ charityId, role: 'finance' }],
      operator: false,
    })
    expect(await other.done('staff.mine', {})).toEqual({ charities: [], operator: false })
  })

  test('an invitation is over after seven days, and when whoever gave it has gone', async () => {
    const leaving = await aColleague(world, charityId, 'owner')
    const [old, theirs] = [
      await owner.done('staff.invite', { charityId, role: 'editor' }),
      await leaving.done('staff.invite', { charityId, role: 'editor' }),
    ]
    await owner.done('staff.remove', { charityId, staffId: await idOf(leaving) })
    const person = await world.aPerson()
    expect(await person.call('staff.join', { code: theirs.code })).toMatchObject(
      refused('INVITE_ENDED'),
    )
    await world.control('/clock', { advanceMs: 7 * DAY + MINUTE, jump: true })
    expect(await person.call('staff.join', { code: old.code })).toMatchObject(
      refused('INVITE_ENDED', { endedAt: old.endsAt }),
    )
    expect(await person.call('staff.join', { code: 'nobodygavethis' })).toMatchObject(
      refused('NO_SUCH_INVITE'),
    )
  })

  test('whoever works there already keeps the code for somebody else', async () => {
    const { code } = await owner.done('staff.invite', { charityId, role: 'editor' })
    expect(await owner.call('staff.join', { code })).toMatchObject(
      refused('ALREADY_STAFF', { role: 'owner' }),
    )
    expect(await (await world.aPerson()).call('staff.join', { code })).toMatchObject({ ok: true })
  })

  test('nobody removes themselves, the last owner stays, and who was removed may nothing more', async () => {
    const editor = await aColleague(world, charityId, 'editor')
    const remove = (by: Person, staffId: string) => by.call('staff.remove', { charityId, staffId })
    expect(await remove(owner, await idOf(owner))).toMatchObject(refused('OWN_REMOVAL'))
    expect(await remove(operator, await idOf(owner))).toMatchObject(refused('LAST_OWNER'))
    expect(await remove(editor, await idOf(owner))).toMatchObject(refused('FORBIDDEN'))
    expect(await remove(owner, 'nobodyatall')).toMatchObject(refused('NO_SUCH_STAFF'))
    const staffId = await idOf(editor)
    expect(await remove(owner, staffId)).toMatchObject({ ok: true })
    expect(await remove(owner, staffId)).toMatchObject(refused('NO_SUCH_STAFF'))
    expect(await editor.call('staff.list', { charityId })).toMatchObject({ status: 403 })

    const again = await owner.done('staff.invite', { charityId, role: 'finance' })
    expect(await editor.done('staff.join', { code: again.code })).toMatchObject({ role: 'finance' })
  })

  test('of two owners who remove each other one stays', async () => {
    await operator.done('charities.register', aRegistration(dayOf(world.product.app.clock.now())))
    const at = 'xinban'
    const [one, other] = [
      await aColleague(world, at, 'owner'),
      await aColleague(world, at, 'owner'),
    ]
    const { items } = await one.done('staff.list', { charityId: at })
    const [mine, theirs] = [items.find(({ you }) => you), items.find(({ you }) => !you)]
    const both = await Promise.all([
      one.call('staff.remove', { charityId: at, staffId: theirs?.staffId ?? '' }),
      other.call('staff.remove', { charityId: at, staffId: mine?.staffId ?? '' }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await operator.done('staff.list', { charityId: at })).items).toHaveLength(1)
  })

  test('an account that another charity uses, or that no settings hold, enters none', async () => {
    const { charityId: at, ...typed } = aRegistration(dayOf(world.product.app.clock.now()))
    const mchid = world.product.app.settings.merchantOf.get(at) ?? ''
    const second = { ...typed, creditCode: '52110000MJK0990091' }
    expect(await operator.call('charities.register', { ...second, mchid })).toMatchObject(
      refused('CHARITY_KNOWN', { charityId: at, mchid }),
    )
    expect(
      await operator.call('charities.register', { ...second, mchid: 'SIM1999999' }),
    ).toMatchObject(refused('NO_SUCH_MERCHANT'))
  })

  test('a charity is entered once, with an account of its own, by an operator', async () => {
    const registration = aRegistration(dayOf(world.product.app.clock.now()))
    expect(await operator.call('charities.register', registration)).toMatchObject(
      refused('CHARITY_KNOWN'),
    )
    const other = { ...registration, charityId: 'another' }
    expect(await operator.call('charities.register', other)).toMatchObject(refused('CHARITY_KNOWN'))
    const account = { ...other, creditCode: '52110000MJK0990098', mchid: 'SIM1900001' }
    expect(await operator.call('charities.register', account)).toMatchObject(
      refused('NO_SUCH_MERCHANT'),
    )
    const { charityId: _named, ...taken } = account
    expect(await operator.call('charities.register', taken)).toMatchObject(refused('CHARITY_KNOWN'))
    expect(await owner.call('charities.register', registration)).toMatchObject({ status: 403 })
    expect(
      await operator.call('staff.invite', { charityId: 'another', role: 'owner' }),
    ).toMatchObject(refused('NO_SUCH_CHARITY'))
    const plain = { ...other, creditCode: '52110000MJK0990097' }
    await operator.done('charities.register', plain)
    const { projectId } = await operator.done('drafts.save', {
      charityId: 'another',
      content: aFullDraft(dayOf(world.product.app.clock.now())),
    })
    expect(await operator.call('drafts.publish', { projectId })).toMatchObject(
      refused('PROJECT_INCOMPLETE', { missing: ['merchantAccount'] }),
    )

    const key = 'one'
    await operator.done('drafts.save', { key, charityId, content: {} })
    expect(
      await operator.call('drafts.save', { key, charityId: 'another', content: {} }),
    ).toMatchObject(refused('KEY_REUSED', { key }))
  })

  test('an editor changes nothing of the charity, and what an owner changes can be read', async () => {
    const editor = await aColleague(world, charityId, 'editor')
    const about = { zh: '孩子们读书，我们送暖。' }
    const change = { charityId, about }
    expect(await editor.call('charities.change', change)).toMatchObject(refused('FORBIDDEN'))
    expect(await owner.done('charities.change', change)).toEqual({ charityId, changed: ['about'] })
    expect(await owner.done('charities.change', change)).toEqual({ charityId, changed: [] })
    expect(
      await owner.call('charities.change', { charityId, about: { zh: '赌博' } }),
    ).toMatchObject(refused('TEXT_REFUSED'))
    const { items } = await editor.done('staff.changes', { charityId })
    expect(items[0]).toMatchObject({
      who: { name: '沈知夏', operator: false },
      what: 'charity.changed',
      after: { about: { zh: about.zh, en: about.zh } },
    })
  })

  test('what was changed is read in pages, and cannot be changed itself', async () => {
    for (let n = 0; n < 60; n++) {
      await owner.done('charities.change', { charityId, certificateNumber: `示例公募 ${n}` })
    }
    const first = await owner.done('staff.changes', { charityId })
    expect(first.items).toHaveLength(50)
    const rest = await owner.done('staff.changes', { charityId, cursor: first.next ?? '' })
    const all = [...first.items, ...rest.items]
    expect(new Set(all.map((item) => JSON.stringify([item.at, item.what, item.after]))).size).toBe(
      all.length,
    )
    for (const sql of ['update change_log set what = what', 'delete from change_log']) {
      await expect(world.db.script(sql)).rejects.toThrow('what was changed stays on record')
    }
  })

  test('no table holds a code, a ticket or a name of staff in the clear', async () => {
    const { code } = await owner.done('staff.invite', { charityId, role: 'editor' })
    const desk = await owner.done('desk.start', {})
    for (const table of ['staff', 'staff_invite', 'change_log', 'desk_login']) {
      const text = (await rowsOf(world.db, table)).join('\n')
      for (const secret of [code, desk.code, desk.ticket, '沈知夏', owner.openid]) {
        expect({ table, holds: text.includes(secret) }).toEqual({ table, holds: false })
      }
    }
  })

  test('a wide screen is logged in by the phone that scans it, once, and not with what it shows', async () => {
    const nobody = (name: string, input: object) => callFunction(world.url, name, input)
    const desk = await nobody('desk.start', {})
    if (!desk.ok) throw new Error(desk.name)
    const { code, ticket } = desk.result as { code: string; ticket: string }
    expect(await nobody('desk.take', { ticket })).toMatchObject({ result: { waiting: true } })
    const donor = await world.aPerson()
    expect(await donor.call('desk.confirm', { code })).toMatchObject({ status: 403 })
    await owner.done('desk.confirm', { code })
    await owner.done('desk.confirm', { code })
    expect(await operator.call('desk.confirm', { code })).toMatchObject(refused('NO_SUCH_DESK'))
    expect(await nobody('desk.take', { ticket: code })).toMatchObject(refused('NO_SUCH_DESK'))
    const taken = await nobody('desk.take', { ticket })
    if (!taken.ok) throw new Error(taken.name)
    const { sessionToken } = taken.result as { sessionToken: string }
    expect(await callFunction(world.url, 'staff.mine', {}, sessionToken)).toMatchObject({
      result: { charities: [{ charityId, role: 'owner' }] },
    })
    expect(await nobody('desk.take', { ticket })).toMatchObject(refused('NO_SUCH_DESK'))
    await world.control('/clock', { advanceMs: DAY + MINUTE, jump: true })
    expect(await callFunction(world.url, 'staff.mine', {}, sessionToken)).toMatchObject({
      status: 401,
    })
  })

  test('a wide screen that nobody confirmed in time shows another code', async () => {
    const { code, ticket } = await owner.done('desk.start', {})
    await world.control('/clock', { advanceMs: 6 * MINUTE, jump: true })
    expect(await owner.call('desk.confirm', { code })).toMatchObject(refused('NO_SUCH_DESK'))
    expect(await owner.call('desk.take', { ticket })).toMatchObject(refused('NO_SUCH_DESK'))
  })
})

test('codes are not found by trying: a person has few tries a minute', async () => {
  const world = await aWorld({
    database: 'pglite',
    limits: { CASHIERS_PER_PERSON_A_MINUTE: '5' },
  })
  try {
    const person = await world.aPerson()
    const tries = []
    for (let n = 0; n < 7; n++) tries.push(await person.call('staff.join', { code: `guess${n}` }))
    const names = tries.map((reply) => (reply.ok ? 'joined' : reply.name))
    expect(names.slice(0, 5)).toEqual(Array(5).fill('NO_SUCH_INVITE'))
    expect(names.slice(5)).toEqual(['TOO_MANY_REQUESTS', 'TOO_MANY_REQUESTS'])
  } finally {
    await world.close()
  }
})
