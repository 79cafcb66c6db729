/** A charity's people with the projects that they report of, a donor, and somebody of another charity. */
import { addDays, type Day, dayOf, startOf } from '../../contracts/beijing'
import type { StaffRole } from '../../contracts/charities'
import type { ErrorName } from '../../contracts/errors'
import { aProject } from './books'
import { refusedWithoutTrace } from './refusals'
import { aColleague } from './staff'
import { aWorld, type Person, stopCluster, type World } from './world'

const START = Date.parse('2027-01-05T10:00:00+08:00')
const NOON_MS = 12 * 3_600_000
const CHARITY = 'shandu'

export type Newsroom = Awaited<ReturnType<typeof aNewsroom>>

export async function aNewsroom(database: 'pglite' | 'postgresql') {
  const world = await aWorld({ database, simulator: { startMs: START } })
  const aMember = (role: StaffRole) => aColleague(world, CHARITY, role)
  const [owner, editor, finance] = [
    await world.anOperator(),
    await aMember('editor'),
    await aMember('finance'),
  ]
  const donor = await world.aPerson('阿禾')
  const stranger = await aColleague(world, 'hedeng', 'finance')
  const today = () => dayOf(world.product.app.clock.now())
  let projects = 0
  return {
    world,
    owner,
    editor,
    finance,
    donor,
    stranger,
    aMember,
    today,
    /** Of the charity whose people these are; its report is due in so many days. */
    ours(dueInDays: number, more: Parameters<typeof aProject>[2] = {}) {
      projects += 1
      return aProject(world.db, `story${String(projects).padStart(3, '0')}`, {
        next_report_due_on: addDays(today(), dueInDays),
        ends_on: addDays(today(), 400),
        ...more,
      })
    },
    /** Sent by the editor, approved by finance. */
    async approved(projectId: string, more: object = {}) {
      const { reportId } = await editor.done('reports.publish', aReport(projectId, more))
      return finance.done('reports.approve', { reportId })
    },
    show: (projectId: string) => donor.done('projects.show', { projectId }),
    passToNoonOf: (on: Day) =>
      world.control('/clock', { to: new Date(startOf(on).getTime() + NOON_MS).toISOString() }),
    refused: (person: Person, name: string, body: object, as: ErrorName, details?: object) =>
      refusedWithoutTrace(world, () => person.send(name, body), as, details),
    /** @throws When the books do not agree. */
    close: () => closeWell(world),
  }
}

export const aReport = (projectId: string, more: object = {}) => ({
  projectId,
  kind: 'progress' as const,
  title: '第一批 12 床',
  text: '送到了两所学校。\n校长点过数。',
  spending: [{ line: '被子与床品', amountFen: 1200, note: '12 床' }],
  ...more,
})

async function closeWell(world: World): Promise<void> {
  const { text, well } = await world.product.audit()
  await world.close()
  await stopCluster()
  if (!well) throw new Error(text)
}
