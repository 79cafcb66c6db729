/** Somebody with gifts in every state, and projects as they look after a while: what the pictures show. */
import { sql } from '../../cloudfunctions/db'
import { publishReport } from '../../cloudfunctions/projects'
import { aProject } from '../support/books'
import { aKey, type Person, until, type World } from '../support/world'

export type Street = {
  /** The openid of the person with the gifts. */
  giver: string
  lit: string
  undone: string
  unpaid: string
  /** An envelope of theirs with portions left, and one of which all are opened. */
  envelope: string
  gone: string
  /** A sponsor's pot of theirs. */
  pot: string
}

export async function aStreet(world: World): Promise<Street> {
  const giver = await world.aPerson('阿明')
  await aProject(world.db, 'ended001', { state: 'closed' })
  await neighbours(world)
  const undone = await giver.give('stove001', 5_000)
  await giver.done('gifts.undo', { giftId: undone })
  await giver.give('clinic01', 123_450, { confirmedLarge: true })
  await giver.give('flood001', 5_000_000, { confirmedLarge: true })
  const lit = await giver.give('quilt001', 2_000, {
    message: '冬天快到了，愿孩子们夜里都睡得暖。',
    showName: true,
    name: '阿明',
  })
  await throughCard(world, giver)
  await news(world, giver)
  const envelope = await anEnvelope(giver, 10)
  const gone = await anEnvelope(giver, 1)
  await cards(giver, envelope)
  await (await world.aPerson('阿竹')).done('envelopes.open', { envelopeId: gone })
  const pot = await anEnvelope(giver, 20, { videoId: 'supper-clip', hours: 168 })
  await world.pass(60_000)
  const unpaid = await started(giver)
  await aWhileLater(world)
  return { giver: giver.openid, lit, undone, unpaid, envelope, gone, pot }
}

async function neighbours(world: World): Promise<void> {
  const named = [
    ['阿云', 6_600, '愿孩子们都暖和'],
    ['一位姓很长很长的好心人家', 520_00, '加油'],
  ] as const
  for (const [name, amountFen, message] of named) {
    const person = await world.aPerson(name)
    await person.give('quilt001', amountFen, { message, showName: true, name })
  }
}

/** A friend gives through the giver's card: the inbox has something of both kinds. */
async function throughCard(world: World, giver: Person): Promise<void> {
  const { shareId } = await giver.done('shares.start', {
    path: 'pages/project/index?projectId=quilt001',
  })
  await giver.done('shares.sent', { shareId })
  const friend = await world.aPerson('阿兰')
  await opened(world, friend, shareId)
  await friend.give('quilt001', 3_000, { via: { shareId } })
}

/** A monthly project that the giver gave to reports: it is told, with the invitation. */
async function news(world: World, giver: Person): Promise<void> {
  const projectId = 'milk0001'
  await giver.give(projectId, 2_000)
  const report = {
    reportId: `${projectId}-news`,
    kind: 'progress' as const,
    title: { zh: '新学期的牛奶，送到 9 个教学点', en: 'Milk for the new term at 9 schools' },
    text: { zh: '每天一盒，签收单都在。', en: 'A carton a day, signed for.' },
    spentFen: 1_260_000,
    vouchers: 9,
    publishedAt: world.product.app.clock.now().toISOString(),
  }
  await world.db.transaction((tx) => publishReport(tx, projectId, report))
  await world.product.runner.runDue()
}

/** So many that the sharer may know how many, and other cards that few have opened. */
async function opened(world: World, friend: Person, shareId: string): Promise<void> {
  const others = await Promise.all(['阿松', '阿梅', '阿石', '阿禾', '阿舟'].map(world.aPerson))
  for (const person of [friend, ...others]) {
    await person.done('shares.open', { shareId, scene: 1008 })
  }
}

/** One's own cards of pages of every kind. */
async function cards(giver: Person, envelopeId: string): Promise<void> {
  const paths = [
    'pages/home/index',
    'pages/calendar/index?day=2027-03-05',
    'pages/festival/index?key=mid-autumn',
    'pages/video/index?videoId=porch-clip',
    `pages/envelope/index?envelopeId=${envelopeId}`,
  ]
  for (const path of paths) {
    await giver.done('shares.sent', await giver.done('shares.start', { path }))
  }
}

async function anEnvelope(giver: Person, portions: number, more: object = {}): Promise<string> {
  const { envelopeId, giftId, payment } = await giver.done('envelopes.start', {
    key: aKey(),
    projectIds: ['listen01', 'stove001'],
    defaultProjectId: 'supper01',
    totalFen: 10_000,
    portions,
    split: 'equal',
    hours: 24,
    blessing: '新岁平安，添一盏灯',
    showName: true,
    name: '阿明',
    ...more,
  })
  await giver.cashier(payment.package, 'pay')
  await until(async () => (await giver.done('gifts.show', { giftId })).state === 'settled')
  return envelopeId
}

async function started(giver: Person): Promise<string> {
  const { giftId } = await giver.done('gifts.start', {
    key: aKey(),
    projectId: 'quilt001',
    amountFen: 9_900,
  })
  return giftId
}

/** Totals as they stand after a good month: the pictures have to bear large sums. */
async function aWhileLater(world: World): Promise<void> {
  await world.db.run(sql`
    update project_total set raised_fen = 38642000, gifts = 18264, donors = 12040
    where project_id = 'quilt001'`)
  await world.db.run(sql`
    update project_total set raised_fen = 1234567890, gifts = 1204518, donors = 903371
    where project_id = 'flood001'`)
}
