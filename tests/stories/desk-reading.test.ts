/** What those at work for a charity read there, and what of it stays unknown to them and to others. */
import { sql } from '../../cloudfunctions/db'
import { addDays, dayOf } from '../../contracts/beijing'
import { aColleague } from '../support/staff'
import { aWorld, callFunction, type Person, stopCluster, type World } from '../support/world'

jest.setTimeout(90_000)
afterAll(stopCluster)

const PROJECT = 'quilt001'
const DAY = 86_400_000

describe.each(['pglite', 'postgresql'] as const)('reading at the desk on %s', (database) => {
  let world: World
  let operator: Person
  let editor: Person
  let donor: Person
  beforeAll(async () => {
    world = await aWorld({ database })
    operator = await world.anOperator()
    editor = await aColleague(world, 'shandu', 'editor')
    donor = await world.aPerson('阿明')
  })
  afterAll(() => world.close())

  const today = () => dayOf(world.product.app.clock.now())
  const giftsOf = async (person: Person, projectId = PROJECT) =>
    (await person.done('gifts.list', { projectId })).items

  test('gifts of a project: sum and day, and of the giver only what they show', async () => {
    const shown = await donor.give(PROJECT, 500, {
      message: '冬天快点过去',
      name: '阿明',
      showName: true,
    })
    await world.pass(1_000)
    const silent = await donor.give(PROJECT, 300)
    await world.pass(1_000)
    const undone = await donor.give(PROJECT, 200)
    await donor.done('gifts.undo', { giftId: undone })
    await world.pass(1_000)
    const items = await giftsOf(editor)
    expect(items).toEqual([
      { giftId: silent, amountFen: 300, day: today(), echoed: false },
      {
        giftId: shown,
        amountFen: 500,
        day: today(),
        name: '阿明',
        message: '冬天快点过去',
        echoed: false,
      },
    ])
    await editor.done('echoes.send', { projectId: PROJECT, giftIds: [silent], text: '谢谢你。' })
    await donor.done('gifts.hideName', { giftId: shown })
    expect(await giftsOf(operator)).toEqual([
      { giftId: silent, amountFen: 300, day: today(), echoed: true },
      { giftId: shown, amountFen: 500, day: today(), echoed: false },
    ])
  })

  test('a name stands there no longer than its giver’s consent', async () => {
    const giver = await world.aPerson('小雨')
    const giftId = await giver.give('lamp0001', 400, { name: '小雨', showName: true })
    const reader = await aColleague(world, 'mailong', 'editor')
    const named = async () =>
      (await giftsOf(reader, 'lamp0001')).find((gift) => gift.giftId === giftId)
    expect(await named()).toMatchObject({ name: '小雨' })
    // A word of consent is all that changes: the gift's row still holds its name.
    await world.db.run(sql`
      insert into consent (donor_id, kind, given, text_version, text_hash, at)
      select donor_id, 'names', false, 1, '', now() from gift where id = ${giftId}`)
    expect(await named()).not.toHaveProperty('name')
  })

  test('many gifts come page by page, each once and none left out', async () => {
    const given: string[] = []
    for (let n = 0; n < 33; n += 1) given.push(await donor.give('books001', 100 + n))
    const first = await editor.done('gifts.list', { projectId: 'books001' })
    expect(first.items).toHaveLength(30)
    const { next } = first
    const second = await editor.done('gifts.list', { projectId: 'books001', cursor: next ?? '' })
    expect(second.next).toBeUndefined()
    const read = [...first.items, ...second.items].map(({ giftId }) => giftId)
    expect([...read].sort()).toEqual([...given].sort())
    expect(await editor.call('gifts.list', { projectId: 'books001', cursor: '?' })).toMatchObject({
      name: 'INVALID_INPUT',
      details: { path: 'cursor' },
    })
  })

  test('who works elsewhere, or nowhere, reads no gifts and no account', async () => {
    const stranger = await aColleague(world, 'hedeng', 'owner')
    expect(await stranger.call('gifts.list', { projectId: PROJECT })).toMatchObject({
      name: 'FORBIDDEN',
      details: { charityId: 'shandu' },
    })
    expect(await stranger.call('gifts.list', { projectId: 'nobody01' })).toMatchObject({
      name: 'NO_SUCH_PROJECT',
    })
    expect(await stranger.call('charities.show', { charityId: 'shandu' })).toMatchObject({
      name: 'FORBIDDEN',
    })
    for (const name of ['gifts.list', 'charities.show', 'charities.list'] as const) {
      const input = { projectId: PROJECT, charityId: 'shandu' }
      expect(await donor.send(name, input)).toMatchObject({ status: 403 })
      expect(await callFunction(world.url, name, input)).toMatchObject({ status: 401 })
    }
    expect(await stranger.call('charities.list', {})).toMatchObject({ status: 403 })
  })

  test('a charity is read as it was entered, with its account and the day of its certificate', async () => {
    const owner = await aColleague(world, 'shandu', 'owner')
    const before = await editor.done('charities.show', { charityId: 'shandu' })
    expect(before).toMatchObject({
      charityId: 'shandu',
      example: true,
      mchid: expect.any(String),
      contact: { email: 'shandu@example.org' },
    })
    const certificateUntil = addDays(today(), 40)
    await owner.done('charities.change', { charityId: 'shandu', certificateUntil })
    expect(await operator.done('charities.show', { charityId: 'shandu' })).toEqual({
      ...before,
      certificateUntil,
    })
    expect(await operator.call('charities.show', { charityId: 'nobody' })).toMatchObject({
      name: 'NO_SUCH_CHARITY',
    })
  })

  test('an operator lists all charities, with what each lacks, and finds one by its name', async () => {
    const { items, next } = await operator.done('charities.list', {})
    const ids = items.map(({ charityId }) => charityId)
    expect([ids, next]).toEqual([[...ids].sort(), undefined])
    const open = (await donor.done('projects.list', { limit: 50 })).items
    const shandu = items.find(({ charityId }) => charityId === 'shandu')
    expect(shandu).toMatchObject({ example: true, expired: false, merchant: true })
    expect(items.reduce((sum, { projects }) => sum + projects, 0)).toBeLessThanOrEqual(open.length)
    expect(shandu?.projects).toBeGreaterThan(0)
    const find = async (search: string) =>
      (await operator.done('charities.list', { search })).items.map(({ charityId }) => charityId)
    expect(await find('山渡')).toEqual(['shandu'])
    expect(await find('SHANDU')).toEqual(['shandu'])
    expect(await find('%')).toEqual([])
    expect(await find(' ')).toEqual(ids)
    const after = await operator.done('charities.list', { cursor: ids[0] ?? '' })
    expect(after.items.map(({ charityId }) => charityId)).toEqual(ids.slice(1))
  })

  test('whoever works for a charity, or is an operator, is shown the way to the desk, until they go', async () => {
    const owner = await aColleague(world, 'shandu', 'owner')
    const colleague = await aColleague(world, 'shandu', 'finance')
    const desk = async (person: Person) => (await person.done('gifts.mine', {})).desk
    const dueKind = async (person: Person) =>
      (await person.done('notices.settings', {})).kinds.some(({ kind }) => kind === 'report_due')
    expect([await desk(donor), await dueKind(donor)]).toEqual([false, false])
    expect([await desk(colleague), await dueKind(colleague)]).toEqual([true, true])
    expect(await desk(operator)).toBe(true)
    const { items } = await colleague.done('staff.list', { charityId: 'shandu' })
    const staffId = items.find(({ you }) => you)?.staffId ?? ''
    await owner.done('staff.remove', { charityId: 'shandu', staffId })
    expect([await desk(colleague), await dueKind(colleague)]).toEqual([false, false])
  })

  test('a correction is offered of reports that are in the books, and of no example’s', async () => {
    const finance = await aColleague(world, 'shandu', 'finance')
    const say = { projectId: PROJECT, title: '第一批', text: '送到了。' }
    const send = async (more: object) => {
      const report = { ...say, kind: 'progress' as const, nothingSpentWhy: '还在清点', ...more }
      const { reportId } = await editor.done('reports.publish', { ...report, spending: [] })
      await finance.done('reports.approve', { reportId })
      await world.pass(DAY)
      return reportId
    }
    const first = await send({})
    const offered = async () => {
      const { items } = await donor.done('reports.list', { projectId: PROJECT })
      return items.filter(({ mayCorrect }) => mayCorrect).map(({ reportId }) => reportId)
    }
    const { reports } = await donor.done('projects.show', { projectId: PROJECT })
    const old = reports.find(({ reportId }) => reportId !== first)?.reportId ?? ''
    expect(await offered()).toEqual([first])
    const of = { ...say, kind: 'correction' as const, spending: [], nothingSpentWhy: '还在' }
    expect(await editor.call('reports.publish', { ...of, corrects: old })).toMatchObject({
      name: 'NO_SUCH_REPORT',
    })
    const second = await send({ kind: 'correction', corrects: first })
    expect(await offered()).toEqual([second])
  })
})
