/**
 * A charity from its entry to a project that takes gifts, and what closes it again: by its staff, by its
 * certificate, also between the start of a gift and its payment.
 */
import { addDays, type Day, dayOf } from '../../contracts/beijing'
import { aColleague, aFullDraft, aRegistration, merchantsWithOneMore } from '../support/staff'
import {
  aKey,
  aWorld,
  callFunction,
  type Person,
  printLedger,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(240_000)
afterAll(stopCluster)

const charityId = 'xinban'
const SECOND = 1_000
const DAY = 86_400_000

describe.each(['pglite', 'postgresql'] as const)('a charity and its staff on %s', (database) => {
  let world: World
  let operator: Person
  let editor: Person
  let donor: Person
  let today: Day
  beforeAll(async () => {
    world = await aWorld({ database, simulator: { merchants: merchantsWithOneMore } })
    operator = await world.anOperator()
    editor = await world.aPerson()
    donor = await world.aPerson()
    today = dayOf(world.product.app.clock.now())
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    if (!well) throw new Error(text)
  })

  const listed = async () => (await donor.done('projects.list', { limit: 50 })).items
  const classOf = async (name: string, id: string) => {
    const reply = await fetch(`${world.url}/1.1/classes/${name}/${id}`, {
      headers: { 'x-lc-id': 'lantern', 'x-lc-key': 'lantern-demo' },
    })
    return reply.json()
  }
  const start = (projectId: string) =>
    donor.call('gifts.start', { key: aKey(), projectId, amountFen: 2000 })
  /** Starts a gift, lets something happen, and pays: its state in the end. */
  async function payAfter(projectId: string, happens: () => Promise<unknown>): Promise<string> {
    const { giftId, payment } = await donor.done('gifts.start', {
      key: aKey(),
      projectId,
      amountFen: 2000,
    })
    await happens()
    await donor.cashier(payment.package, 'pay')
    const state = async () => (await donor.done('gifts.show', { giftId })).state
    await until(async () => (await state()) !== 'started')
    await world.pass(10 * SECOND)
    return state()
  }
  const published = async (more: object = {}) => {
    const { projectId } = await editor.done('drafts.save', {
      charityId,
      content: { ...aFullDraft(today), ...more },
    })
    await editor.done('drafts.publish', { projectId })
    return projectId
  }

  test('from its entry to a first gift, and to the certificate that ends before another is paid', async () => {
    const { charityId: _named, ...typed } = aRegistration(today)
    const mchid = world.product.app.settings.merchantOf.get(charityId) ?? ''
    expect(await operator.done('charities.register', { ...typed, mchid })).toEqual({
      charityId,
      mchid,
    })
    expect(await classOf('Charity', charityId)).toMatchObject({
      name: { zh: '新桥助学服务中心（示例）' },
      about: { zh: '陪山里的孩子把书读完。', en: '陪山里的孩子把书读完。' },
      certificateUntil: addDays(today, 365),
      example: false,
    })

    const { code, endsAt } = await operator.done('staff.invite', { charityId, role: 'editor' })
    expect(dayOf(new Date(endsAt))).toBe(addDays(today, 7))
    expect(await editor.done('staff.join', { code: code.toUpperCase() })).toEqual({
      charityId,
      role: 'editor',
    })

    const begun = await editor.done('drafts.save', {
      charityId,
      key: 'first',
      content: { title: { zh: '上学路上的一盏灯' }, startsOn: today },
    })
    const { projectId } = begun
    expect(projectId).toMatch(/^[a-z0-9]{8}$/)
    expect(begun).toMatchObject({ version: 1, missing: expect.arrayContaining(['recordNumber']) })
    expect(await editor.call('drafts.publish', { projectId })).toMatchObject({
      name: 'PROJECT_INCOMPLETE',
      details: { missing: begun.missing },
    })
    expect(await donor.call('projects.show', { projectId })).toMatchObject({
      name: 'NO_SUCH_PROJECT',
    })
    expect(await start(projectId)).toMatchObject({ name: 'NO_SUCH_PROJECT' })

    const saved = await editor.done('drafts.save', {
      charityId,
      projectId,
      version: 1,
      content: aFullDraft(today),
    })
    expect(saved).toEqual({ projectId, version: 2, missing: [] })
    const preview = await editor.done('drafts.preview', { projectId })
    // It was looked for before: what is kept in memory of it and of the lists goes too.
    await listed()
    await editor.done('drafts.publish', { projectId, version: 2 })
    const { totals, ...shown } = await donor.done('projects.show', { projectId })
    expect(shown).toEqual({ ...preview, totals: undefined })
    expect(shown).toMatchObject({
      openness: { open: true },
      title: { zh: '上学路上的一盏灯', en: 'A Lamp on the Way to School' },
      managementPercent: 8,
      charity: { charityId, certificateUntil: addDays(today, 365) },
    })
    expect((await listed()).map((card) => card.projectId)).toContain(projectId)
    expect(await classOf('Project', projectId)).toMatchObject({ objectId: projectId })

    await donor.give(projectId, 2000)
    const owner = await aColleague(world, charityId, 'owner', '周岚')
    const lapse = () =>
      owner.done('charities.change', { charityId, certificateUntil: addDays(today, -1) })
    expect(await payAfter(projectId, lapse)).toBe('refunded')
    expect(await start(projectId)).toMatchObject({ name: 'CERTIFICATE_EXPIRED' })
    const closed = await donor.done('projects.show', { projectId })
    expect(closed).toMatchObject({
      openness: { open: false, why: 'CERTIFICATE_EXPIRED' },
      charity: { certificateUntil: addDays(today, -1) },
    })

    await owner.done('charities.change', { charityId, certificateUntil: addDays(today, 365) })
    expect(await start(projectId)).toMatchObject({ ok: true })
    expect(await printLedger(world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 20
gift fund -20
gift merchant 20
gift held -20
refund held 20
refund merchant -20"
`)
  })

  test('a record number that ends between the start and the payment sends the money back', async () => {
    const projectId = await published({ recordUntil: addDays(today, 90) })
    expect(await donor.done('projects.show', { projectId })).toMatchObject({
      recordUntil: addDays(today, 90),
    })
    const lapse = () =>
      world.db.script(`update project set record_until = '${addDays(today, -1)}'
        where id = '${projectId}'`)
    expect(await payAfter(projectId, lapse)).toBe('refunded')
    expect(await start(projectId)).toMatchObject({ name: 'RECORD_NUMBER_MISSING' })
    expect(await printLedger(world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 20
gift held -20
refund held 20
refund merchant -20"
`)
  })

  test('an emergency appeal closes by itself when its days for filing are over, and opens with its number', async () => {
    const emergency = {
      emergency: true,
      reportEvery: '5-days',
      recordNumber: undefined,
      filingDueOn: addDays(today, 3),
    } as const
    const projectId = await published(emergency)
    expect(await donor.done('projects.show', { projectId })).toMatchObject({
      filingDueOn: addDays(today, 3),
      nextReportDueOn: addDays(today, 5),
      openness: { open: true },
    })
    await donor.give(projectId, 1000)
    await world.pass(4 * DAY)
    expect(await start(projectId)).toMatchObject({ name: 'RECORD_NUMBER_MISSING' })
    await editor.done('drafts.save', {
      charityId,
      projectId,
      content: { recordNumber: '52110000MJK099A26002' },
    })
    await editor.done('drafts.publish', { projectId })
    expect(await start(projectId)).toMatchObject({ ok: true })
    today = dayOf(world.product.app.clock.now())
  })

  test('what people gave for stays; the rest changes on the page, and each change is kept', async () => {
    const projectId = await published()
    const save = (content: object) => editor.done('drafts.save', { charityId, projectId, content })
    await save({ usedFor: { zh: '修路' }, summary: { zh: '一根路灯管三年' } })
    expect(await editor.call('drafts.publish', { projectId })).toMatchObject({
      name: 'PROJECT_FIXED',
      details: { fields: ['usedFor'] },
    })
    await save({ usedFor: { zh: '路灯、安装、三年维护' } })
    await editor.done('drafts.publish', { projectId })
    await editor.done('drafts.publish', { projectId })
    expect(await donor.done('projects.show', { projectId })).toMatchObject({
      summary: { zh: '一根路灯管三年' },
      usedFor: { zh: '路灯、安装、三年维护' },
    })
    const { items } = await editor.done('staff.changes', { charityId })
    const ofIt = items.filter(({ subject }) => subject === projectId)
    expect(ofIt.map(({ what }) => what)).toEqual([
      'project.changed',
      'draft.saved',
      'draft.saved',
      'project.published',
      'draft.saved',
    ])
    expect(ofIt[0]).toMatchObject({
      before: { summary: { zh: '给走夜路的孩子装路灯' } },
      after: { summary: { zh: '一根路灯管三年' } },
      who: { operator: false },
      project: aFullDraft(today).title,
    })
  })

  test('a project that is closed takes nothing more, and keeps what was paid before', async () => {
    const projectId = await published()
    const owner = await aColleague(world, charityId, 'owner')
    await world.control('/faults', { next: [{ on: 'callback', kind: 'lost' }] })
    const early = await donor.done('gifts.start', { key: aKey(), projectId, amountFen: 3000 })
    await donor.cashier(early.payment.package, 'pay-then-kill-app')
    await world.control('/clock', { advanceMs: 2 * SECOND, jump: true })

    const close = () => owner.done('projects.close', { projectId, reason: '路灯已经装完' })
    expect(await editor.call('projects.close', { projectId, reason: '想关' })).toMatchObject({
      name: 'FORBIDDEN',
    })
    expect(await payAfter(projectId, close)).toBe('refunded')
    expect(await close()).toMatchObject({ projectId })
    expect(await donor.done('gifts.sync', { giftId: early.giftId })).toMatchObject({
      state: 'settled',
    })
    expect(await start(projectId)).toMatchObject({ name: 'PROJECT_ENDED' })
    expect((await listed()).map((card) => card.projectId)).not.toContain(projectId)
    const content = { summary: { zh: '还想改' } }
    expect(await editor.call('drafts.save', { charityId, projectId, content })).toMatchObject({
      name: 'PROJECT_ENDED',
    })
    expect(await printLedger(world.db, projectId)).toMatchInlineSnapshot(`
"gift merchant 20
gift held -20
refund held 20
refund merchant -20
gift merchant 30
gift fund -30"
`)
  })

  test('of two who write, the one with the older version is told, and a lost answer is asked for again', async () => {
    const finance = await aColleague(world, charityId, 'finance')
    const other = await aColleague(world, charityId, 'editor')
    const begin = { charityId, key: aKey(), content: { summary: { zh: '一' } } }
    const { projectId } = await editor.done('drafts.save', begin)
    expect(await editor.done('drafts.save', begin)).toMatchObject({ projectId, version: 1 })
    const second = { charityId, projectId, version: 1, content: { summary: { zh: '二' } } }
    await other.done('drafts.save', second)
    expect(await other.done('drafts.save', second)).toMatchObject({ version: 2 })
    const late = { charityId, projectId, version: 1, content: { summary: { zh: '三' } } }
    expect(await editor.call('drafts.save', late)).toMatchObject({
      name: 'DRAFT_CHANGED',
      details: { version: 2 },
    })
    expect(await finance.done('drafts.show', { projectId })).toMatchObject({
      content: { summary: { zh: '二' } },
      state: 'draft',
      unpublished: true,
    })
    expect(await finance.call('drafts.save', late)).toMatchObject({ name: 'FORBIDDEN' })
    const mine = await finance.done('drafts.mine', { charityId })
    expect(mine.items.find((item) => item.projectId === projectId)?.state).toBe('draft')
  })

  test('at the same moment one save of a version counts, one key begins one draft, and a project appears once', async () => {
    const key = aKey()
    const begun = await Promise.all(
      ['一', '二', '三'].map((zh) =>
        editor.done('drafts.save', { charityId, key, content: { summary: { zh } } }),
      ),
    )
    const { projectId = '' } = begun[0] ?? {}
    expect(new Set(begun.map((draft) => draft.projectId))).toEqual(new Set([projectId]))
    const other = await aColleague(world, charityId, 'editor')
    const { version } = await other.done('drafts.show', { projectId })
    const content = aFullDraft(today)
    const saves = await Promise.all([
      editor.call('drafts.save', { charityId, projectId, version, content }),
      other.call('drafts.save', { charityId, projectId, version, content: { goalFen: 100 } }),
    ])
    expect(saves.map((reply) => (reply.ok ? 'saved' : reply.name)).sort()).toEqual([
      'DRAFT_CHANGED',
      'saved',
    ])
    await editor.done('drafts.save', { charityId, projectId, content })
    const published = await Promise.all([
      editor.call('drafts.publish', { projectId }),
      other.call('drafts.publish', { projectId }),
    ])
    expect(published.map(({ ok }) => ok)).toEqual([true, true])
    const { items } = await editor.done('staff.changes', { charityId })
    const facts = items.filter(
      ({ subject, what }) => subject === projectId && what !== 'draft.saved',
    )
    expect(facts.map(({ what }) => what)).toEqual(['project.published'])
  })

  test('words that the platform refuses, or has not judged, are not published', async () => {
    const { projectId } = await editor.done('drafts.save', {
      charityId,
      content: { ...aFullDraft(today), summary: { zh: '赌博' } },
    })
    expect(await editor.call('drafts.publish', { projectId })).toMatchObject({
      name: 'TEXT_REFUSED',
    })
    const content = { summary: { zh: '好好的' } }
    await editor.done('drafts.save', { charityId, projectId, content })
    await world.control('/faults', { next: [{ on: 'content-check', kind: 'error', times: 2 }] })
    expect(await editor.call('drafts.publish', { projectId })).toMatchObject({
      name: 'TEXT_UNCHECKED',
    })
    expect(await operator.call('drafts.publish', { projectId })).toMatchObject({ ok: true })
    await world.control('/faults', { clear: true })
  })

  test('an example that staff change is theirs, and another charity’s project is nobody’s', async () => {
    const owner = await aColleague(world, 'shandu', 'owner')
    const draft = await owner.done('drafts.show', { projectId: 'quilt001' })
    expect(draft).toMatchObject({ version: 0, missing: [], state: 'published', unpublished: false })
    const content = { goalFen: 60_000_000 }
    const asked = { charityId: 'shandu', projectId: 'quilt001', version: 0, content }
    await owner.done('drafts.save', asked)
    await owner.done('drafts.publish', { projectId: 'quilt001' })
    await world.pass(DAY)
    expect(await donor.done('projects.show', { projectId: 'quilt001' })).toMatchObject({
      goalFen: 60_000_000,
    })
    const other = { ...asked, charityId }
    for (const refused of [
      await editor.call('drafts.save', other),
      await editor.call('drafts.show', { projectId: 'quilt001' }),
      await editor.call('drafts.preview', { projectId: 'nobody01' }),
    ]) {
      expect(refused).toMatchObject({ name: 'NO_SUCH_PROJECT' })
    }
    expect(await editor.call('drafts.publish', { projectId: 'quilt001' })).toMatchObject({
      name: 'FORBIDDEN',
    })
    expect(await donor.call('drafts.show', { projectId: 'quilt001' })).toMatchObject({
      status: 403,
    })
    expect(await callFunction(world.url, 'drafts.show', { projectId: 'quilt001' })).toMatchObject({
      status: 401,
    })
  })
})
