/**
 * News of a project, with the clock moved: who gave once hears of its report, and is asked once whether to
 * give monthly; who gives monthly hears of it and is asked nothing.
 */
import { publishReport } from '../../cloudfunctions/projects'
import { type Day, day, startOf } from '../../contracts/beijing'
import { aKey, aWorld, type Person, printLedger, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const PROJECT = 'milk0001'
const OTHER_PROJECT = 'porch001'
const START = Date.parse('2027-01-05T10:00:00+08:00')
const NEWS = 'lantern-report-published'
const TEN_HOURS = 10 * 3_600_000
const DAY_MS = 24 * 3_600_000

describe.each(['pglite', 'postgresql'] as const)('news on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ database, simulator: { startMs: START } })
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })

  /** At ten of the day on which the project owes its next report, and the example gives it. */
  async function nextReport(reader: Person): Promise<void> {
    const { nextReportDueOn } = await reader.done('projects.show', { projectId: PROJECT })
    await world.control('/clock', { to: tenOn(day(nextReportDueOn)) })
  }
  /** A report of a charity's own, on the day after. */
  async function reported(projectId: string): Promise<void> {
    await world.pass(DAY_MS)
    const report = {
      reportId: `${projectId}-own`,
      kind: 'progress' as const,
      title: { zh: '又一批', en: 'Another batch' },
      text: { zh: '送到了。', en: 'It arrived.' },
      spentFen: 100,
      vouchers: 1,
      publishedAt: world.product.app.clock.now().toISOString(),
    }
    await world.db.transaction((tx) => publishReport(tx, projectId, report))
    await world.product.runner.runDue()
  }
  const tenOn = (on: Day) => new Date(startOf(on).getTime() + TEN_HOURS).toISOString()
  /** The newest first. */
  async function news(person: Person) {
    const { items } = await person.done('notices.mine', {})
    return items.filter(({ kind }) => kind === 'report_published')
  }
  const invitations = async (person: Person) =>
    (await news(person)).map(({ invitation }) => invitation?.path ?? 'none')

  test('one invitation with the first good news, and never another', async () => {
    const once = await world.aPerson('阿禾')
    const shy = await world.aPerson('阿石')
    const monthly = await world.aPerson('阿舟')
    const keen = await world.aPerson('阿梅')
    const undone = await world.aPerson('阿松')
    await world.control(`/people/${once.openid}/accept-messages`, { templateIds: [NEWS] })
    await once.done('notices.allow', { key: aKey(), accepted: [NEWS] })
    await once.give(PROJECT, 2_000)
    await shy.give(PROJECT, 500)
    await keen.give(PROJECT, 900)
    await undone.done('gifts.undo', { giftId: await undone.give(PROJECT, 100) })
    const { payment } = await monthly.done('pledges.start', promise('now'))
    await monthly.cashier(payment?.package ?? '', 'pay')
    await world.pass(120_000)
    expect(await news(once)).toEqual([])

    await nextReport(once)
    expect(await news(once)).toEqual([
      {
        noticeId: expect.any(String),
        kind: 'report_published',
        title: { zh: '你捐过的项目有了新进展', en: 'News of a project you gave to' },
        text: { zh: expect.stringContaining('按期的进展'), en: expect.stringContaining('on time') },
        path: `pages/project/index?projectId=${PROJECT}`,
        at: expect.any(String),
        read: false,
        invitation: {
          text: { zh: '愿意每月捐一点，也可以。', en: 'A little every month, if you like.' },
          path: `pages/pledge/start/index?projectId=${PROJECT}`,
        },
      },
    ])
    expect(await invitations(monthly)).toEqual(['none'])
    expect(await news(undone)).toEqual([])
    const reply = await fetch(`${world.simulator.url}/control/messages?openid=${once.openid}`)
    const messages: { templateId: string; data: object }[] = await reply.json()
    expect(messages.map(({ templateId }) => templateId)).toEqual([NEWS])
    expect(JSON.stringify(messages)).not.toContain('月捐')

    const [first] = await news(shy)
    const noticeId = first?.noticeId ?? ''
    expect(await once.call('notices.decline', { noticeId })).toMatchObject({
      name: 'NO_SUCH_NOTICE',
    })
    await shy.done('notices.decline', { noticeId })
    await shy.done('notices.decline', { noticeId })
    expect(await invitations(shy)).toEqual(['none'])

    // Followed, it is not there any more.
    expect(await invitations(keen)).toEqual([`pages/pledge/start/index?projectId=${PROJECT}`])
    await keen.done('pledges.start', promise('on-day'))
    expect(await invitations(keen)).toEqual(['none'])

    await shy.give(OTHER_PROJECT, 500)
    for (const projectId of [PROJECT, OTHER_PROJECT]) await reported(projectId)
    expect(await invitations(shy)).toEqual(['none', 'none', 'none'])
    expect(await invitations(monthly)).toEqual(['none', 'none'])
    expect(await invitations(once)).toEqual([
      'none',
      `pages/pledge/start/index?projectId=${PROJECT}`,
    ])
    const entries = (await printLedger(world.db, PROJECT)).split('\n').sort()
    expect(entries.join('\n')).toMatchInlineSnapshot(`
"gift fund -1
gift fund -20
gift fund -30
gift fund -5
gift fund -9
gift merchant 1
gift merchant 20
gift merchant 30
gift merchant 5
gift merchant 9
refund fund 1
refund merchant -1"
`)
  })

  const promise = (first: 'now' | 'on-day') => ({
    key: aKey(),
    projectId: PROJECT,
    amountFen: 3_000,
    day: 8,
    first,
    way: 'reminder' as const,
  })
})
