/** Somebody whose gift a report has used, some days ago; and the receipts that others hold against it. */
import { spend } from '../../cloudfunctions/ledger'
import { publishReport } from '../../cloudfunctions/projects'
import type { World } from '../support/world'

export type Trace = {
  /** The openid of the giver. */
  giver: string
  gift: string
  /** What stands on its paper. */
  code: string
  /** The receipt as text, and the same with another sum. */
  receipt: string
  forged: string
}

const DAY = 86_400_000

export async function aTrace(world: World): Promise<Trace> {
  const giver = await world.aPerson('阿明')
  const gift = await giver.give('quilt001', 5_000)
  await (await world.aPerson('阿云')).give('quilt001', 41_600)
  await world.pass(DAY)
  await reported(world)
  await world.pass(3_600_000)
  const { receipt, checkCode } = await giver.done('receipts.show', { giftId: gift })
  return {
    giver: giver.openid,
    gift,
    code: checkCode,
    receipt: JSON.stringify(receipt),
    forged: JSON.stringify({ ...receipt, amountFen: 500_000 }),
  }
}

async function reported(world: World): Promise<void> {
  const projectId = 'quilt001'
  const reportId = `${projectId}-trace`
  const at = world.product.app.clock.now()
  const { budget } = await (await world.aPerson()).done('projects.show', { projectId })
  const [quilts, transport] = budget
  await world.db.transaction(async (tx) => {
    await publishReport(tx, projectId, {
      reportId,
      kind: 'progress',
      title: { zh: '送到 3 所学校', en: 'Delivered to 3 schools' },
      text: { zh: '420 床被子，签收单都在。', en: '420 quilts, all signed for.' },
      spentFen: 39_144,
      vouchers: 12,
      publishedAt: at.toISOString(),
    })
    const lines = [
      { line: quilts?.line.zh ?? '', amountFen: 33_552 },
      { line: transport?.line.zh ?? '', amountFen: 5_592 },
    ]
    const { posted } = await spend(tx, { projectId, reportId, lines, at })
    if (!posted) throw new Error('more would be spent than came in')
  })
  await world.product.runner.runDue()
}
