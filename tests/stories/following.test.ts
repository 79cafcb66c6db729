/**
 * Following a project, choosing what sends messages, and the mark on the tab: what a person says is kept,
 * the inbox has every notice, and messages obey.
 */
import { publishReport } from '../../cloudfunctions/projects'
import { aKey, aWorld, type Person, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const PROJECT = 'books001'
const NEWS = 'lantern-report-published'
const NOON = Date.parse('2026-12-01T12:00:00+08:00')

describe.each(['pglite', 'postgresql'] as const)('following on %s', (database) => {
  let world: World
  let reports = 0
  beforeAll(async () => {
    // By day: at night a message would wait for the morning.
    world = await aWorld({ database, simulator: { startMs: NOON } })
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  async function accept(person: Person) {
    await world.control(`/people/${person.openid}/accept-messages`, { templateIds: [NEWS] })
    await person.done('notices.allow', { key: aKey(), accepted: [NEWS] })
  }
  async function publish() {
    reports += 1
    const at = world.product.app.clock.now()
    await world.db.transaction((tx) =>
      publishReport(tx, PROJECT, {
        reportId: `${PROJECT}-story-${reports}`,
        kind: 'progress',
        title: { zh: '新书到了', en: 'The books are here' },
        text: { zh: '到了', en: 'Here' },
        spentFen: 0,
        vouchers: 0,
        publishedAt: at.toISOString(),
      }),
    )
    await world.product.runner.runDue()
  }
  async function messagesOf({ openid }: Person): Promise<object[]> {
    return (await fetch(`${world.simulator.url}/control/messages?openid=${openid}`)).json()
  }
  const newsOf = async (person: Person) =>
    (await person.done('notices.mine', { topic: 'news' })).items.filter(
      ({ kind }) => kind === 'report_published',
    )

  test('whoever follows hears of a report without having given; whoever left does not', async () => {
    const follower = await world.aPerson('阿明')
    const left = await world.aPerson('小芳')
    expect(await follower.done('projects.following', { projectId: PROJECT })).toMatchObject({
      follows: false,
      templates: [{ kind: 'report_published', templateId: NEWS, credits: 0 }],
    })
    for (const person of [follower, follower, left]) {
      expect(await person.done('projects.follow', { projectId: PROJECT })).toEqual({
        follows: true,
      })
    }
    for (let time = 0; time < 2; time += 1) {
      expect(await left.done('projects.unfollow', { projectId: PROJECT })).toEqual({
        follows: false,
      })
    }
    await world.pass(1_000)
    await publish()
    expect(await newsOf(follower)).toMatchObject([{ title: { zh: '你关注的项目有了新进展' } }])
    expect(await newsOf(left)).toEqual([])
    expect(await follower.done('notices.unread', {})).toEqual({ unread: 1 })
    expect(await follower.done('notices.mine', { topic: 'monthly' })).toMatchObject({ items: [] })
  })

  test('what is turned off sends no message and stands in the inbox; turned on, it sends again', async () => {
    const person = await world.aPerson()
    await accept(person)
    await person.done('projects.follow', { projectId: PROJECT })
    await world.pass(1_000)
    const off = await person.done('notices.set', { kind: 'report_published', on: false })
    expect(off.kinds.filter(({ on }) => !on)).toEqual([
      { kind: 'report_published', on: false, answers: false },
    ])
    expect(await person.done('notices.settings', {})).toEqual(off)
    expect((await person.done('projects.following', { projectId: PROJECT })).templates).toEqual([])
    await publish()
    expect(await newsOf(person)).toHaveLength(1)
    expect(await messagesOf(person)).toEqual([])
    await person.done('notices.set', { kind: 'report_published', on: true })
    await publish()
    expect(await newsOf(person)).toHaveLength(2)
    expect(await messagesOf(person)).toMatchObject([{ templateId: NEWS }])
  })

  test('a project that is not there, too many, and four templates at once are refused', async () => {
    const person = await world.aPerson()
    const refused = async (name: string, input: object) =>
      (await person.call(name as never, input as never)) as { name?: string }
    expect(await refused('projects.follow', { projectId: 'nowhere' })).toMatchObject({
      name: 'NO_SUCH_PROJECT',
    })
    expect(await refused('notices.set', { kind: 'weather', on: true })).toMatchObject({
      name: 'INVALID_INPUT',
    })
    const four = ['a', 'b', 'c', 'd']
    expect(await refused('notices.allow', { key: aKey(), accepted: four })).toMatchObject({
      name: 'INVALID_INPUT',
    })
  })
})
