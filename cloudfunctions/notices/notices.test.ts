import { stopDatabases } from '../../tests/support/gifts'
import { ChatError } from '../chat/platform'
import { sql } from '../db'
import { drainOutbox } from '../jobs/outbox'
import { noticeReaders, SIMULATED_TEMPLATES } from '.'
import { anInbox, type Inbox } from './fixtures/an-inbox'
import { takeMessages } from './message-rows'

jest.setTimeout(240_000)

const OWN = 'lantern-gift-settled'
const FRIENDS = 'lantern-friend-gave'
const MINUTE = 60_000
const DAY = 86_400_000

afterAll(stopDatabases)

describe.each(['pglite', 'postgresql'] as const)('notices on %s', (kind) => {
  let inbox: Inbox
  beforeAll(async () => {
    inbox = await anInbox(kind)
    for (const donor of ['donor-0', 'sharer']) await inbox.aDonor(donor)
    await inbox.aCard('sharer', 'card-of-sharer')
    await inbox.aCard('donor-0', 'card-of-giver')
  })
  afterAll(() => inbox.close())
  beforeEach(async () => {
    await inbox.db.script(
      'delete from notice; delete from message_credit; delete from message_day; delete from job',
    )
    for (const list of [inbox.sent, inbox.answers, inbox.logged]) list.length = 0
  })
  const later = async (ms: number) => {
    inbox.world.now = new Date(inbox.world.now.getTime() + ms)
    await inbox.runDue()
  }

  test('a gift through a card is told to its giver and to the sharer, once each', async () => {
    await inbox.settled('card-of-sharer')
    await inbox.runDue()
    await inbox.runDue()
    expect(await inbox.notices()).toEqual([
      { donorId: 'donor-0', kind: 'gift_settled', message: null },
      { donorId: 'sharer', kind: 'friend_gave', message: null },
    ])
    expect(inbox.sent).toEqual([])
  })

  test('a friend’s gift is dated in its own minute, and after what came before it in that minute', async () => {
    const MINUTE_BEGINS = Date.parse('2026-12-01T04:00:00Z')
    for (const second of [0, 12.3, 59.998]) {
      await inbox.db.script('delete from notice')
      inbox.world.now = new Date(MINUTE_BEGINS + second * 1_000)
      await inbox.settled('card-of-sharer')
      await inbox.runDue()
      const [own, friends] = await inbox.dated()
      expect(own).toEqual({ kind: 'gift_settled', at: inbox.world.now })
      expect(friends).toEqual({ kind: 'friend_gave', at: new Date(MINUTE_BEGINS + 59_999) })
    }
    inbox.world.now = new Date(MINUTE_BEGINS)
  })

  test('a fact that stands in the outbox twice is told once', async () => {
    const giftId = await inbox.settled('card-of-sharer')
    await inbox.db.run(sql`
      insert into outbox (project_id, kind, subject, facts, at)
      values ('quilt001', 'gift.settled', ${giftId}, '{}', ${inbox.world.now})`)
    await inbox.runDue()
    expect(await inbox.notices()).toHaveLength(2)
  })

  test.each([
    ['one’s own card', 'card-of-giver'],
    ['a card that nobody has', 'card-of-nobody'],
    ['no card', null],
  ])('a gift through %s is told to its giver alone', async (_what, shareId) => {
    await inbox.settled(shareId)
    await inbox.runDue()
    expect(await inbox.notices()).toMatchObject([{ donorId: 'donor-0', kind: 'gift_settled' }])
  })

  test('one acceptance is one message, with the friend’s sum nowhere in it', async () => {
    await inbox.credits('sharer', FRIENDS, 1)
    await inbox.settled('card-of-sharer', 4321)
    await inbox.runDue()
    await inbox.settled('card-of-sharer', 4321)
    await inbox.runDue()
    expect(inbox.sent).toEqual([
      {
        openid: 'sharer',
        templateId: FRIENDS,
        page: 'pages/project/index?projectId=quilt001',
        data: {
          thing1: '有朋友从你的卡片进来，捐了一份心意',
          thing2: expect.any(String),
          time3: '2026年12月1日 12:00',
        },
      },
    ])
    expect(await inbox.credits('sharer', FRIENDS)).toBe(0)
    const toSharer = (await inbox.notices()).filter(({ donorId }) => donorId === 'sharer')
    expect(toSharer.map(({ message }) => message).sort()).toEqual([null, 'sent'])
  })

  test('a credit is for its own kind of message', async () => {
    await inbox.credits('donor-0', FRIENDS, 1)
    await inbox.settled('card-of-sharer')
    await inbox.runDue()
    expect(inbox.sent).toEqual([])
    expect(await inbox.credits('donor-0', FRIENDS)).toBe(1)
  })

  test('two runners at once send it once', async () => {
    await inbox.credits('donor-0', OWN, 5)
    const gifts = 4
    for (let n = 0; n < gifts; n += 1) await inbox.settled(null)
    const runners = [inbox.aRunner(), inbox.aRunner(), inbox.aRunner()]
    await Promise.all(runners.map((runner) => runner.runDue()))
    expect(inbox.sent).toHaveLength(gifts)
    expect(await inbox.credits('donor-0', OWN)).toBe(1)
  })

  test('43101 spends every credit that we had counted', async () => {
    await inbox.credits('donor-0', OWN, 3)
    inbox.answers.push({ sent: false, reason: 'no-credit' })
    await inbox.settled(null)
    await inbox.runDue()
    await later(DAY)
    expect(inbox.sent).toHaveLength(1)
    expect(await inbox.credits('donor-0', OWN)).toBe(0)
    expect(await inbox.notices()).toMatchObject([{ message: 'not_sent' }])
  })

  test('what was surely not sent is sent later, with the same credit', async () => {
    await inbox.credits('donor-0', OWN, 1)
    inbox.answers.push({ sent: false, reason: 'busy' }, new ChatError(45168, 'who knows'))
    inbox.answers.push({ sent: false, reason: 'bad-value', field: 'thing1' })
    await inbox.settled(null)
    await inbox.runDue()
    expect(await inbox.credits('donor-0', OWN)).toBe(1)
    for (let n = 0; n < 3; n += 1) await later(3 * MINUTE)
    expect(inbox.sent).toHaveLength(4)
    expect(await inbox.notices()).toMatchObject([{ message: 'sent' }])
    expect(await inbox.credits('donor-0', OWN)).toBe(0)
    expect(inbox.logged.filter((line) => line.includes('"level":50'))).toHaveLength(2)
  })

  test('after a day it is no news, and stays in the inbox alone', async () => {
    await inbox.credits('donor-0', OWN, 1)
    inbox.answers.push({ sent: false, reason: 'busy' })
    await inbox.settled(null)
    await inbox.runDue()
    await later(DAY + MINUTE)
    expect(inbox.sent).toHaveLength(1)
    expect(await inbox.notices()).toMatchObject([{ kind: 'gift_settled', message: null }])
    expect(await inbox.credits('donor-0', OWN)).toBe(1)
  })

  test.each([
    ['without an answer', 'unknown-outcome', 'unknown'],
    ['to nobody', 'unknown-person', 'not_sent'],
  ] as const)('a message %s is not sent again', async (_what, reason, message) => {
    await inbox.credits('donor-0', OWN, 2)
    inbox.answers.push({ sent: false, reason })
    await inbox.settled(null)
    await inbox.runDue()
    await later(MINUTE)
    expect(inbox.sent).toHaveLength(1)
    expect(await inbox.notices()).toMatchObject([{ message }])
    expect(await inbox.credits('donor-0', OWN)).toBe(1)
  })

  test('a process that dies after it took the credit leaves no second message', async () => {
    await inbox.credits('donor-0', OWN, 2)
    await inbox.settled(null)
    await drainOutbox(inbox.db, noticeReaders(SIMULATED_TEMPLATES))
    const take = () => takeMessages(inbox.db, ['donor-0'], SIMULATED_TEMPLATES, inbox.world.now)
    expect(await take()).toHaveLength(1)
    expect(await take()).toEqual([])
    await inbox.runDue()
    expect(inbox.sent).toEqual([])
    expect(await inbox.credits('donor-0', OWN)).toBe(1)
  })
})
