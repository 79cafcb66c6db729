/** From a report that is sent, over the second person who approves it and the job that shares it, to two gifts’ ways. */
import { addDays, dayOf } from '../../contracts/beijing'
import { aProject } from '../support/books'
import { aColleague } from '../support/staff'
import { aWorld, type Person, printLedger, stopCluster, type World } from '../support/world'

jest.setTimeout(60_000)

const QUILTS = '被子与床品'
const TRANSPORT = '运输'

describe.each(['pglite', 'postgresql'] as const)('an approved report on %s', (database) => {
  const projectId = 'approved'
  let world: World
  let [editor, finance, one, other]: Person[] = []
  beforeAll(async () => {
    world = await aWorld({ database })
    const today = dayOf(world.product.app.clock.now())
    editor = await aColleague(world, 'shandu', 'editor')
    finance = await aColleague(world, 'shandu', 'finance')
    one = await world.aPerson('阿禾')
    other = await world.aPerson('阿舟')
    await aProject(world.db, projectId, {
      next_report_due_on: addDays(today, 30),
      ends_on: addDays(today, 400),
    })
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })

  const sends = (spending: object[], more: object = {}) =>
    who(editor).send('reports.publish', {
      projectId,
      kind: 'progress',
      title: '第一批',
      text: '送到了。',
      spending,
      ...more,
    })
  const reportIn = (reply: Awaited<ReturnType<typeof sends>>) =>
    reply.ok ? (reply.result as { reportId: string }).reportId : ''

  /** All that both gifts used, by line; each gift is whole by itself. */
  async function usedBy(gifts: readonly [Person, string][]) {
    const lines: Record<string, number> = {}
    const used: number[] = []
    for (const [person, giftId] of gifts) {
      const way = await person.done('gifts.way', { giftId })
      expect(way.counting).toBe(false)
      expect(way.usedFen + way.unusedFen + way.refundedFen).toBe(way.amountFen)
      expect(way.planned.reduce((sum, { fen }) => sum + fen, 0)).toBe(way.unusedFen)
      for (const { line, usedFen } of way.parts) {
        lines[line.zh] = (lines[line.zh] ?? 0) + usedFen
      }
      used.push(way.usedFen)
    }
    return { lines, used }
  }

  test('is shared over the gifts that stood, each line to the fen, and a correction after it', async () => {
    const gifts: [Person, string][] = [
      [who(one), await who(one).give(projectId, 3_333)],
      [who(other), await who(other).give(projectId, 1_667)],
    ]
    const sent = reportIn(
      await sends([
        { line: QUILTS, amountFen: 1_001, note: '9 床' },
        { line: TRANSPORT, amountFen: 7 },
      ]),
    )
    await world.pass(60_000)
    // What nobody has approved used nothing.
    expect(await usedBy(gifts)).toEqual({ lines: {}, used: [0, 0] })

    await who(finance).done('reports.approve', { reportId: sent })
    await world.pass(60_000)
    const { lines, used } = await usedBy(gifts)
    expect(lines).toEqual({ [QUILTS]: 1_001, [TRANSPORT]: 7 })
    // Each bears its part of both lines, at most a fen of each beside it.
    const fair = [3_333, 1_667].map((fen) => (1_008 * fen) / 5_000)
    expect(fair.every((fen, at) => Math.abs((used[at] ?? 0) - fen) < 2)).toBe(true)
    // Who gives afterwards bears nothing of it.
    const late = await who(other).give(projectId, 500)
    expect(await usedBy([[who(other), late]])).toEqual({ lines: {}, used: [0] })

    const corrected = reportIn(
      await sends([{ line: QUILTS, amountFen: 1_001 }], { kind: 'correction', corrects: sent }),
    )
    await who(finance).done('reports.approve', { reportId: corrected })
    await world.pass(60_000)
    const after = await usedBy([...gifts, [who(other), late]])
    expect(after.lines).toEqual({ [QUILTS]: 1_001, [TRANSPORT]: 0 })
    const way = await who(one).done('gifts.way', { giftId: gifts[0]?.[1] ?? '' })
    expect(way.reports.map(({ reportId, kind, corrects }) => [reportId, kind, corrects])).toEqual([
      [corrected, 'correction', sent],
      [sent, 'progress', undefined],
    ])
    expect(await printLedger(world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 33.33
gift fund -33.33
gift merchant 16.67
gift fund -16.67
report spent 10.08
report merchant -10.08
gift merchant 5
gift fund -5
report spent -0.07
report merchant 0.07"
`)
  })
})

function who(person: Person | undefined): Person {
  if (!person) throw new Error('everybody was made above')
  return person
}
