/** Queries over the public classes, and the refusal of everything that writes. */
import { failureOf } from './calls'
import type { Sdk } from './sdk-world'

type Query = InstanceType<Sdk['Query']>

export function queriesOfTheSdk(AV: Sdk): void {
  const projects = () => new AV.Query('Project')
  const charity = (id: string) => AV.Object.createWithoutData('Charity', id)
  const letters = async (query: Query) =>
    (await query.find()).map(({ id }) => id?.slice(-1)).join('')

  test.each<[string, (query: Query) => Query, string]>([
    ['everything', (query) => query, 'abcd'],
    ['equalTo', (query) => query.equalTo('cause', 'education'), 'a'],
    ['equalTo a pointer', (query) => query.equalTo('charity', charity('charity-sea')), 'bc'],
    ['equalTo in an array', (query) => query.equalTo('tags', 'rural'), 'ac'],
    ['notEqualTo', (query) => query.notEqualTo('cause', 'education'), 'bcd'],
    ['greaterThan', (query) => query.greaterThan('goalFen', 5_000_000), 'c'],
    ['lessThanOrEqualTo', (query) => query.lessThanOrEqualTo('goalFen', 5_000_000), 'abd'],
    [
      'a range of dates',
      (query) =>
        query
          .greaterThanOrEqualTo('createdAt', new Date('2026-02-01T00:00:00Z'))
          .lessThan('createdAt', new Date('2026-04-01T00:00:00Z')),
      'bc',
    ],
    ['containedIn', (query) => query.containedIn('cause', ['education', 'hardship']), 'ab'],
    ['notContainedIn', (query) => query.notContainedIn('cause', ['education']), 'bcd'],
    ['exists', (query) => query.exists('recordNumber'), 'c'],
    ['doesNotExist', (query) => query.doesNotExist('recordNumber'), 'abd'],
    ['startsWith', (query) => query.startsWith('title.en', 'Books'), 'd'],
    ['contains', (query) => query.contains('title.en', '(50% off)'), 'b'],
    ['endsWith', (query) => query.endsWith('title.en', 'sea'), 'c'],
    ['ascending', (query) => query.ascending('goalFen').addDescending('createdAt'), 'dbac'],
    ['descending', (query) => query.descending('createdAt'), 'dcba'],
    ['skip and limit', (query) => query.ascending('createdAt').skip(1).limit(2), 'bc'],
  ])('%s', async (_what, narrow, found) => {
    expect(await letters(narrow(projects()))).toBe(found)
  })

  test('or and and', async () => {
    const education = () => projects().equalTo('cause', 'education')
    const rural = () => projects().equalTo('tags', 'rural')
    expect(await letters(AV.Query.or(education(), rural()))).toBe('ac')
    expect(await letters(AV.Query.and(education(), rural()))).toBe('a')
  })

  test('a query too long for an address goes through a batch, with the same answer', async () => {
    const names = Array.from({ length: 300 }, (_, number) => `invented-${number}`)
    const query = projects().containedIn('objectId', [...names, 'project-b'])
    expect(await letters(query)).toBe('b')
    expect(await letters(query.startsWith('title.en', 'A bowl').include('charity'))).toBe('b')
    expect((await query.first())?.get('charity').get('name')).toEqual({
      zh: '海风（示例）',
      en: 'charity-sea',
    })
  })

  test('count, first, get and findAndCount', async () => {
    const monthly = () => projects().equalTo('monthly', true)
    expect(await monthly().count()).toBe(2)
    expect((await monthly().descending('createdAt').first())?.id).toBe('project-b')
    const found = await projects().get('project-c')
    expect(found.get('recordNumber')).toBe('53100000TEST000001')
    expect(found.createdAt).toEqual(new Date('2026-03-01T00:00:00.000Z'))
    const [page, count] = await monthly().limit(1).findAndCount()
    expect([page.length, count]).toEqual([1, 2])
  })

  test('an object or a class that is not there is code 101', async () => {
    expect(await failureOf(projects().get('nobody'))).toMatchObject({ code: 101 })
    expect(await failureOf(new AV.Query('Gift').find())).toMatchObject({ code: 101 })
  })

  test('select brings some fields, include the object behind a pointer', async () => {
    const some = await projects().select(['cause']).get('project-a')
    expect(some.toJSON()).toEqual({
      objectId: 'project-a',
      cause: 'education',
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T08:00:00.000Z',
    })
    const whole = await projects().include('charity').get('project-a')
    expect(whole.get('charity').get('name')).toEqual({ zh: '青禾（示例）', en: 'charity-tea' })
    const plain = await projects().get('project-a')
    expect(plain.get('charity').id).toBe('charity-tea')
  })

  test('fetch and fetchAll', async () => {
    const fetched = await charity('charity-tea').fetch()
    expect(fetched.get('name').en).toBe('charity-tea')
    const both = [charity('charity-tea'), charity('charity-sea')]
    await AV.Object.fetchAll(both)
    expect(both.map((one) => one.get('name').en)).toEqual(['charity-tea', 'charity-sea'])
    const missing = AV.Object.fetchAll([charity('charity-tea'), charity('nobody')])
    expect(await failureOf(missing)).toMatchObject({ code: 101 })
  })

  test('a pattern of one’s own is code 102', async () => {
    const query = projects().matches('title.en', /^(a+)+$/)
    expect(await failureOf(query.find())).toMatchObject({ code: 102 })
  })

  test('nothing can be written: save, saveAll, destroy and destroyAll are code 403', async () => {
    const fresh = () => new AV.Object('Project').set('title', 'mine')
    const known = () => AV.Object.createWithoutData('Project', 'project-a')
    const changed = known()
    changed.set('title', 'mine')
    for (const write of [
      fresh().save(),
      changed.save(),
      AV.Object.saveAll([fresh(), fresh()]),
      known().destroy(),
      AV.Object.destroyAll([known()]),
    ]) {
      expect(await failureOf(write)).toMatchObject({ code: 403 })
    }
    expect((await projects().get('project-a')).get('title').en).toBe('Desks in the hills')
  })

  test('people cannot be listed', async () => {
    expect(await failureOf(new AV.Query('_User').find())).toMatchObject({ code: 403 })
  })
}
