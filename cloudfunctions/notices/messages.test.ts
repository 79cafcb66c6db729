/** Which messages go to one person, in which order, when, and how many. */
import { stopDatabases } from '../../tests/support/gifts'
import { sql } from '../db'
import { anInbox, type Inbox } from './fixtures/an-inbox'
import { SIMULATED_TEMPLATES } from './templates'

jest.setTimeout(240_000)

const ME = 'donor-0'
const DAY = 86_400_000
const HOUR = 3_600_000
const beijing = (day: string, time: string) => new Date(`2026-12-${day}T${time}:00+08:00`)
const templateOf = (kind: keyof typeof SIMULATED_TEMPLATES) =>
  SIMULATED_TEMPLATES[kind]?.templateId ?? ''

afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('messages on %s', (kind) => {
  let inbox: Inbox
  let facts = 0
  beforeAll(async () => {
    inbox = await anInbox(kind)
    for (const donor of [ME, 'friend']) await inbox.aDonor(donor)
    await inbox.aCard('friend', 'card')
  })
  afterAll(() => inbox.close())
  beforeEach(async () => {
    await inbox.db.script(`delete from notice; delete from message_credit; delete from message_day;
      delete from notice_off; delete from job`)
    for (const list of [inbox.sent, inbox.answers, inbox.logged]) list.length = 0
    inbox.app.settings.messagesASecond = 10_000
    inbox.world.now = beijing('01', '12:00')
  })

  const allow = async (...kinds: (keyof typeof SIMULATED_TEMPLATES)[]) => {
    for (const of of kinds) await inbox.credits(ME, templateOf(of), 5)
  }
  /** News of pledges, each about one of its own. */
  const pledgeNews = (what: 'due' | 'failed' | 'held' | 'paused_over' | 'ended') => {
    facts += 1
    return inbox.fact(`pledge.${what}`, `P${facts}:2026-12`, {
      donorId: ME,
      pledgeId: `P${facts}`,
      amountFen: 3_000,
    })
  }
  const at = async (time: Date) => {
    inbox.world.now = time
    await inbox.runDue()
  }
  const sentKinds = () =>
    inbox.sent.map(({ templateId }) => templateId.replace('lantern-', '').replaceAll('-', '_'))

  test('at night nobody is woken, but for an answer to what they have just done', async () => {
    await allow('pledge_failed', 'gift_settled')
    inbox.world.now = beijing('01', '22:00')
    await pledgeNews('failed')
    await inbox.settled(null)
    await inbox.runDue()
    expect(sentKinds()).toEqual(['gift_settled'])
    await at(beijing('02', '07:59'))
    expect(inbox.sent).toHaveLength(1)
    await at(beijing('02', '08:00'))
    expect(sentKinds()).toEqual(['gift_settled', 'pledge_failed'])
  })

  test('a month that was debited at seven is told at eight', async () => {
    await allow('gift_settled')
    inbox.world.now = beijing('01', '07:00')
    const giftId = await inbox.settled(null)
    await inbox.db.transaction(async (tx) => {
      await tx.script('set constraints all deferred; set session_replication_role = replica')
      await tx.run(sql`
        insert into charge_attempt (pledge_id, period, attempt, project_id, gift_id, made_by)
        values ('P', '2026-12', 1, 'quilt001', ${giftId}, 'debit')`)
      await tx.script('set session_replication_role = origin')
    })
    await inbox.runDue()
    expect(inbox.sent).toEqual([])
    await at(beijing('01', '08:00'))
    expect(sentKinds()).toEqual(['gift_settled'])
  })

  test('what does not fit into the day goes by its importance, and the rest on the next morning', async () => {
    await allow('pledge_paused_over', 'pledge_held', 'pledge_failed', 'pledge_due', 'pledge_ended')
    inbox.world.now = beijing('01', '23:00')
    for (const what of ['paused_over', 'ended', 'held', 'due', 'failed'] as const) {
      await pledgeNews(what)
    }
    await at(beijing('02', '08:00'))
    expect(sentKinds().sort()).toEqual(['pledge_due', 'pledge_failed', 'pledge_held'])
    await at(beijing('02', '21:00'))
    expect(inbox.sent).toHaveLength(3)
    await at(beijing('03', '08:00'))
    expect(sentKinds().slice(3).sort()).toEqual(['pledge_ended', 'pledge_paused_over'])
    expect(await inbox.db.many(sql`select from job`)).toEqual([])
  })

  test('the day’s limit holds through the day, and leaves answers alone', async () => {
    await allow('pledge_due', 'gift_settled')
    for (let hour = 9; hour < 14; hour += 1) {
      inbox.world.now = beijing('01', `${hour < 10 ? '0' : ''}${hour}:00`)
      await pledgeNews('due')
      await inbox.runDue()
    }
    expect(inbox.sent).toHaveLength(3)
    await inbox.settled(null)
    await inbox.runDue()
    expect(sentKinds()[3]).toBe('gift_settled')
    expect(await inbox.credits(ME, templateOf('pledge_due'))).toBe(2)
  })

  test('many of one kind that wait are one message, which counts them and costs one credit', async () => {
    await allow('pledge_due')
    inbox.world.now = beijing('01', '23:00')
    for (let n = 0; n < 4; n += 1) await pledgeNews('due')
    await at(beijing('02', '08:00'))
    expect(inbox.sent).toEqual([
      expect.objectContaining({
        page: 'pages/notices/index',
        data: expect.objectContaining({ amount2: '120.00元' }),
      }),
    ])
    expect(await inbox.credits(ME, templateOf('pledge_due'))).toBe(4)
    const notices = await inbox.notices()
    expect(notices.map(({ message }) => message)).toEqual(['sent', 'sent', 'sent', 'sent'])
    await at(beijing('02', '12:00'))
    expect(inbox.sent).toHaveLength(1)
  })

  test('one message of many that surely did not go is tried again as one', async () => {
    await allow('pledge_due')
    inbox.answers.push({ sent: false, reason: 'busy' })
    inbox.world.now = beijing('01', '23:00')
    for (let n = 0; n < 3; n += 1) await pledgeNews('due')
    await at(beijing('02', '08:00'))
    expect(await inbox.credits(ME, templateOf('pledge_due'))).toBe(5)
    await at(beijing('02', '08:02'))
    expect(inbox.sent).toHaveLength(2)
    expect(inbox.sent[1]).toEqual(inbox.sent[0])
    expect(await inbox.credits(ME, templateOf('pledge_due'))).toBe(4)
  })

  test('with one credit for two, the earlier one goes, and the other stands in the inbox alone', async () => {
    await inbox.credits(ME, templateOf('pledge_due'), 1)
    inbox.world.now = beijing('01', '22:30')
    await pledgeNews('due')
    inbox.world.now = beijing('01', '23:00')
    await pledgeNews('due')
    await at(beijing('02', '08:00'))
    await at(beijing('03', '08:00'))
    expect(inbox.sent).toHaveLength(1)
    expect((await inbox.notices()).map(({ message }) => message)).toEqual(['sent', null])
    expect(await inbox.db.many(sql`select from job`)).toEqual([])
  })

  test('a kind that is turned off has its notice and no message, also when it waits already', async () => {
    await allow('pledge_due')
    inbox.world.now = beijing('01', '23:00')
    await pledgeNews('due')
    await inbox.runDue()
    await inbox.db.run(sql`insert into notice_off values (${ME}, 'pledge_due', ${inbox.world.now})`)
    await at(beijing('02', '09:00'))
    await pledgeNews('due')
    await inbox.runDue()
    expect(inbox.sent).toEqual([])
    expect(await inbox.notices()).toHaveLength(2)
    await inbox.db.run(sql`delete from notice_off`)
    await pledgeNews('due')
    await inbox.runDue()
    expect(inbox.sent).toHaveLength(1)
  })

  test('what has waited for a day is no news', async () => {
    await allow('pledge_due')
    await pledgeNews('due')
    inbox.answers.push({ sent: false, reason: 'busy' })
    await inbox.runDue()
    await at(new Date(inbox.world.now.getTime() + DAY + HOUR))
    expect(inbox.sent).toHaveLength(1)
    expect(await inbox.db.many(sql`select from job`)).toEqual([])
  })

  test('two processes at once send at no more than the rate, each message once', async () => {
    const people = [...Array(24).keys()].map((n) => `paced-${n}`)
    for (const person of people) {
      await inbox.aDonor(person)
      await inbox.credits(person, templateOf('pledge_due'), 1)
      await inbox.fact('pledge.due', `P${person}`, {
        donorId: person,
        pledgeId: 'P',
        amountFen: 100,
      })
    }
    inbox.app.settings.messagesASecond = 40
    const beganMs = performance.now()
    await Promise.all([inbox.aRunner(), inbox.aRunner()].map((runner) => runner.runDue()))
    const tookMs = performance.now() - beganMs
    expect(inbox.sent.map(({ openid }) => openid).sort()).toEqual([...people].sort())
    expect(tookMs).toBeGreaterThan(((people.length - 1) / 40) * 1_000 * 0.9)
  })

  test('a charity’s word to two gifts of one person is told once, and leads to one of them', async () => {
    await allow('echo_sent')
    const gifts = [await inbox.settled(null), await inbox.settled(null)]
    await inbox.runDue()
    for (const giftId of gifts) await inbox.fact('echo.sent', giftId, { echoId: 'quilt001-e1' })
    await inbox.runDue()
    const echoes = (await inbox.notices()).filter((notice) => notice.kind === 'echo_sent')
    expect(echoes).toHaveLength(1)
    const [{ page } = { page: '' }] = inbox.sent
    expect(gifts.map((giftId) => `pages/gift/index?giftId=${giftId}`)).toContain(page)
  })

  test('staff of the charity are told that a report is due, and nobody who has left', async () => {
    await allow('report_due')
    await inbox.db.run(sql`
      insert into staff (charity_id, donor_id, role, since, ended_at)
      select charity_id, who.id, 'editor', ${inbox.world.now}, who.ended
      from project, (values (${ME}, null), ('friend', ${inbox.world.now}::timestamptz)) who (id, ended)
      where project.id = 'quilt001'`)
    const { charityId } = await inbox.db.one<{ charityId: string }>(
      sql`select charity_id as "charityId" from project where id = 'quilt001'`,
    )
    const due = { charityId, projectId: 'quilt001', dueOn: '2026-12-08', daysLeft: 7 }
    await inbox.fact('report.due', 'quilt001:2026-12-08:7', due)
    await inbox.runDue()
    expect(await inbox.notices()).toMatchObject([{ donorId: ME, kind: 'report_due' }])
    expect(inbox.sent).toMatchObject([{ data: { thing1: '项目报告12月8日到期' } }])
  })

  test('whoever sent an envelope hears of its first opening, and of no other', async () => {
    const giftId = await inbox.settled(null)
    await inbox.runDue()
    const envelopeId = `quilt001E${giftId.slice(-8)}`
    await inbox.db.run(sql`
      insert into envelope (project_id, id, gift_id, donor_id, project_ids, split, seed, amounts_fen,
        cover, hours, started_at)
      values ('quilt001', ${envelopeId}, ${giftId}, ${ME}, array['quilt001'], 'equal', '', array[500, 500],
        'round', 24, ${inbox.world.now})`)
    for (const place of [1, 2]) {
      await inbox.db.run(sql`
        insert into envelope_portion (project_id, id, envelope_id, place, amount_fen, opener_id, opened_at)
        values ('quilt001', ${`quilt001${giftId.slice(-8)}${place}`}, ${envelopeId}, ${place}, 500,
          ${`opener-${place}`}, ${inbox.world.now})`)
      await inbox.runDue()
    }
    const opened = (await inbox.notices()).filter((notice) => notice.kind === 'envelope_opened')
    expect(opened).toMatchObject([{ donorId: ME }])
  })

  test('a pledge that its donor changed is told with what stands from now on, at once', async () => {
    await allow('pledge_changed')
    inbox.world.now = beijing('01', '23:30')
    await inbox.db.run(sql`
      insert into pledge (id, donor_id, seed, project_id, charity_id, mchid, amount_fen, day, hour, way,
        first, state, show_name, text_checked, started_at, began_at)
      select ${`P-${kind}`}, ${ME}, '', p.id, p.charity_id, 'M', 3000, 8, 19, 'reminder', 'on-day', 'active',
        false, true, ${inbox.world.now}, ${inbox.world.now}
      from project p where p.id = 'books001'`)
    await inbox.db.run(sql`update charity set mchid = coalesce(mchid, 'M-' || id)`)
    const asked = { pledge_id: `P-${kind}`, donor_id: ME, amount_fen: 5_000, day: 10 }
    const { refused } = await inbox.db.one<{ refused: string | null }>(sql`
      select refused from change_pledge(${JSON.stringify(asked)}::jsonb, '[]', ${inbox.world.now})`)
    expect(refused).toBeNull()
    await inbox.runDue()
    expect(inbox.sent).toMatchObject([
      { templateId: 'lantern-pledge-changed', data: { thing1: '月捐改好了', amount3: '50.00元' } },
    ])
  })
})
