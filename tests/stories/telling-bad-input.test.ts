/** What does not fit about cards, notices and acceptances: refused by its name, and nothing changed. */
import { type ErrorName, errors } from '../../contracts/errors'
import { aProject, rowsOf } from '../support/books'
import { aKey, aWorld, callFunction, type Person, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const TABLES = [
  'share',
  'share_opening',
  'share_gift',
  'notice',
  'message_consent',
  'message_credit',
]
const OWN = 'lantern-gift-settled'

describe.each(['pglite', 'postgresql'] as const)('bad telling on %s', (database) => {
  let world: World
  let person: Person
  beforeAll(async () => {
    world = await aWorld({ database })
    person = await world.aPerson()
    await person.give('quilt001', 100)
    await world.product.runner.runDue()
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  const written = () => Promise.all(TABLES.map((table) => rowsOf(world.db, table)))
  async function refused(
    name: string,
    body: unknown,
    refusal: ErrorName,
    details?: object,
    by = person,
  ) {
    const before = await written()
    const reply = await by.send(name, body)
    const { code, status, zh: error } = errors[refusal]
    const expected = { ok: false, name: refusal, code, status, error }
    expect(reply).toMatchObject(details ? { ...expected, details } : expected)
    expect(await written()).toEqual(before)
  }

  test('a card of a page that is not for others, or of none', async () => {
    for (const path of ['pages/me/index', 'pages/gift/index?giftId=abcd', 'x', '//', '?', '灯']) {
      await refused('shares.start', { path }, 'PAGE_NOT_SHARED', { path })
    }
    for (const path of ['', 'x'.repeat(201), 5, null, {}, ['pages/home/index'], undefined]) {
      await refused('shares.start', { path }, 'INVALID_INPUT', { path: 'path' })
    }
    await refused('shares.start', { path: 'pages/home/index', donorId: 'me' }, 'INVALID_INPUT')
  })

  test('a card of a project that is not there, or not yet', async () => {
    await aProject(world.db, 'draft001', { state: 'draft' })
    for (const projectId of ['nothere1', 'draft001']) {
      const path = `pages/project/index?projectId=${projectId}`
      await refused('shares.start', { path }, 'NO_SUCH_PROJECT', { projectId })
    }
  })

  test('a card that nobody has, and a scene that is none', async () => {
    await refused('shares.open', { shareId: 'nobodys-card' }, 'NO_SUCH_SHARE')
    for (const shareId of ['', `' or 1=1 --`, 'x'.repeat(41), 7, null]) {
      await refused('shares.open', { shareId }, 'INVALID_INPUT', { path: 'shareId' })
    }
    const { shareId } = await person.done('shares.start', { path: 'pages/home/index' })
    for (const scene of [-1, 10_000, 1.5, '1008', null]) {
      await refused('shares.open', { shareId, scene }, 'INVALID_INPUT', { path: 'scene' })
    }
  })

  test('a cursor that we did not give', async () => {
    for (const cursor of [
      'x',
      `' or 1=1 --`,
      '999999999999999.abcd',
      '1.abcd\u0000',
      'x'.repeat(101),
    ]) {
      await refused('shares.mine', { cursor }, 'INVALID_INPUT', { path: 'cursor' })
      await refused('notices.mine', { cursor }, 'INVALID_INPUT', { path: 'cursor' })
    }
  })

  test('notices of somebody else, or of nobody: none of the list is read', async () => {
    const stranger = await world.aPerson()
    const [own] = (await person.done('notices.mine', {})).items
    const noticeId = own?.noticeId ?? ''
    await refused('notices.read', { noticeIds: [noticeId] }, 'NO_SUCH_NOTICE', {}, stranger)
    await refused('notices.read', { noticeIds: [noticeId, 'nothere1'] }, 'NO_SUCH_NOTICE')
    for (const noticeIds of [[], null, noticeId, [5], [''], Array(51).fill(noticeId)]) {
      await refused('notices.read', { noticeIds }, 'INVALID_INPUT')
    }
    await refused('notices.decline', { noticeId }, 'NO_SUCH_NOTICE')
    await refused('notices.decline', {}, 'INVALID_INPUT', { path: 'noticeId' })
    expect(await person.done('notices.mine', {})).toMatchObject({ unread: 1 })
  })

  test('acceptances of what we do not send, without a key, or under another one’s key', async () => {
    await refused('notices.allow', { key: aKey(), accepted: ['T-other'] }, 'NO_SUCH_TEMPLATE', {
      templateId: 'T-other',
    })
    await refused('notices.allow', { key: aKey(), accepted: [OWN, 'T-other'] }, 'NO_SUCH_TEMPLATE')
    for (const accepted of [
      [],
      [OWN, OWN],
      [''],
      ['灯'],
      OWN,
      { [OWN]: 'accept' },
      Array(6).fill('T'),
    ])
      await refused('notices.allow', { key: aKey(), accepted }, 'INVALID_INPUT')
    await refused('notices.allow', { accepted: [OWN] }, 'INVALID_INPUT', { path: 'key' })
    const key = aKey()
    await person.done('notices.allow', { key, accepted: [OWN] })
    await refused('notices.allow', { key, accepted: ['lantern-friend-gave'] }, 'KEY_REUSED', {
      key,
    })
  })

  test('without a session everything but opening a card asks for one', async () => {
    const { shareId } = await person.done('shares.start', { path: 'pages/home/index' })
    const asNobody = (name: string, body: unknown) => callFunction(world.url, name, body)
    const before = await written()
    for (const [name, body] of [
      ['shares.start', { path: 'pages/home/index' }],
      ['shares.mine', {}],
      ['shares.sent', { shareId }],
      ['notices.mine', {}],
      ['notices.read', { noticeIds: ['abcd'] }],
      ['notices.decline', { noticeId: 'abcd' }],
      ['notices.allow', { key: aKey(), accepted: [OWN] }],
    ] as const) {
      expect(await asNobody(name, body)).toMatchObject({ status: 401, name: 'NO_SESSION' })
    }
    expect(await asNobody('shares.open', { shareId, scene: 1154 })).toMatchObject({ ok: true })
    expect(await written()).toEqual(before)
  })
})
