/**
 * What belongs to a person: they agree and take it back, read all that is kept of them, and go. The books
 * stay, and lead to nobody.
 */
import { type Db, sql } from '../../cloudfunctions/db'
import { places } from '../../cloudfunctions/privacy/places'
import { currentText } from '../../contracts/consent-texts'
import { rowsOf } from '../support/books'
import { openForYears } from '../support/monthly-year'
import {
  aKey,
  aWorld,
  type Person,
  printLedger,
  stopCluster,
  until,
  type World,
} from '../support/world'

jest.setTimeout(240_000)

const NAME = '欧阳明月'
const MESSAGE = '愿灯火长明'
const BLESSING = '平安喜乐'
const REASON = '孩子用我的手机捐的'
const DAY = 86_400_000
/** What passes by and is gone in a moment: facts on their way, and work that finds nothing to do. */
const PASSING = ['outbox', 'job']

describe.each(['pglite', 'postgresql'] as const)('privacy on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ database })
    await openForYears(world.db)
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    await stopCluster()
    if (!well) throw new Error(text)
  })

  const latest = async (projectId: string) =>
    (await (await world.aPerson()).done('projects.show', { projectId })).latestGifts
  const unread = (on: boolean) => {
    const { chat } = world.product.app
    const check = jest.spyOn(chat, 'checkText')
    if (on) check.mockResolvedValue({ verdict: 'review', by: 'nobody' })
    return check
  }

  test('names are shown with their giver’s consent, and hidden everywhere at once without it', async () => {
    const person = await world.aPerson(NAME)
    const { version } = currentText('names')
    const none = await person.done('consents.mine', {})
    expect(none.items.map(({ kind, given }) => [kind, given])).toEqual([
      ['names', false],
      ['charity', false],
      ['reminders', false],
    ])
    const yes = { kind: 'names' as const, given: true, textVersion: version }
    const given = (await person.done('consents.set', yes)).items[0]
    expect(given).toMatchObject({ given: true, agreedTo: currentText('names') })
    for (const projectId of ['quilt001', 'milk0001']) {
      await person.give(projectId, 2000, { name: NAME, message: MESSAGE, showName: true })
      expect((await latest(projectId))[0]).toMatchObject({ name: NAME, message: MESSAGE })
    }

    const taken = await person.done('consents.set', { ...yes, given: false })
    expect(taken.items[0]).toMatchObject({ given: false, agreedTo: { version } })
    for (const projectId of ['quilt001', 'milk0001']) {
      expect((await latest(projectId))[0]).not.toHaveProperty('name')
    }
    // The same word again is no other one; each is kept with its text.
    await person.done('consents.set', { ...yes, given: false })
    const kept = await world.db.many(sql`
      select given, text_version as version, text_hash as hash from consent order by id`)
    expect(kept).toEqual([
      { given: true, version, hash: currentText('names').hash },
      { given: false, version, hash: currentText('names').hash },
    ])
    expect(await person.call('consents.set', { ...yes, textVersion: 99 })).toMatchObject({
      name: 'CONSENT_TEXT_OLD',
      code: 10300,
    })
  })

  test('a name beside a gift is a yes to that consent; once it is taken back, only what is named anew is shown', async () => {
    const person = await world.aPerson(NAME)
    const names = async () => (await person.done('consents.mine', {})).items[0]
    await person.give('lunch001', 300, { name: NAME, showName: true })
    expect(await names()).toMatchObject({ given: true, agreedTo: currentText('names') })
    const { version } = currentText('names')
    const no = { kind: 'names' as const, given: false, textVersion: version }
    await person.done('consents.set', no)
    await person.give('lunch001', 400)
    expect(await names()).toMatchObject({ given: false })

    await person.give('lunch001', 500, { name: NAME, showName: true })
    expect(await names()).toMatchObject({ given: true })
    const shown = async () => (await latest('lunch001')).map(({ name }) => name ?? null).slice(0, 3)
    expect(await shown()).toEqual([NAME, null, null])
    // A no that crosses a payment on its way: what the gift says is not enough.
    await world.db.run(sql`
      insert into consent (donor_id, kind, given, text_version, text_hash, at)
      select donor_id, kind, false, text_version, text_hash, at from consent order by id desc limit 1`)
    world.product.app.pages.forget('lunch001')
    expect(await shown()).toEqual([null, null, null])
  })

  test('choosing a day is a yes to being reminded, and taking it back lets the days go', async () => {
    const person = await world.aPerson()
    const reminders = async () => (await person.done('consents.mine', {})).items[2]
    await person.done('calendar.remind', { day: '2027-12-05', scene: 'volunteer-day' })
    expect(await reminders()).toMatchObject({ given: true, agreedTo: currentText('reminders') })
    const { version } = currentText('reminders')
    await person.done('consents.set', { kind: 'reminders', given: false, textVersion: version })
    expect(await person.done('calendar.reminders', {})).toEqual({ items: [] })
    // A day that cannot be chosen agrees to nothing.
    await person.call('calendar.remind', { day: '2020-12-05', scene: 'volunteer-day' })
    expect(await reminders()).toMatchObject({ given: false })
  })

  test('words that the platform did not judge wait for an operator, and are read by nobody before', async () => {
    const check = unread(true)
    const person = await world.aPerson(NAME)
    await person.give('books001', 500, { name: NAME, message: '第一句', showName: true })
    await person.give('books001', 600, { message: '第二句' })
    check.mockRestore()
    for (const gift of await latest('books001')) {
      expect(gift).not.toHaveProperty('name')
      expect(gift).not.toHaveProperty('message')
    }
    const operator = await world.anOperator()
    expect(await person.call('reviews.open', {})).toMatchObject({ status: 403 })
    const { items } = await operator.done('reviews.open', {})
    expect(items).toMatchObject([
      { kind: 'gift', projectId: 'books001', name: NAME, message: '第一句' },
      { kind: 'gift', projectId: 'books001', message: '第二句' },
    ])
    const [first, second] = items.map(({ reviewId }) => reviewId) as [string, string]
    await operator.done('reviews.decide', { reviewId: first, show: true })
    await operator.done('reviews.decide', { reviewId: first, show: true })
    await operator.done('reviews.decide', { reviewId: second, show: false })
    expect(await operator.call('reviews.decide', { reviewId: second, show: true })).toMatchObject({
      name: 'REVIEW_DECIDED',
    })
    const words = (await latest('books001')).map(({ message }) => message ?? null)
    expect(words).toEqual([null, '第一句'])
    expect((await operator.done('reviews.open', {})).items).toEqual([])
    expect(await operator.call('reviews.decide', { reviewId: '999', show: true })).toMatchObject({
      name: 'NO_SUCH_REVIEW',
    })
  })

  describe('somebody who did everything', () => {
    let person: Person
    let donorId: string
    let pledgeId: string
    let giftId: string
    let hashes: { openid: string; token: string }
    beforeAll(async () => {
      person = await world.aPerson(NAME)
      await liveThroughEverything()
      const row = await world.db.one<{ id: string; hash: string; token: string }>(sql`
        select d.id, d.openid_hash as hash, s.token_hash as token
        from donor d join session s on s.donor_id = d.id
        where d.openid_hash = ${world.product.app.sealer.hash(person.openid)}`)
      donorId = row.id
      hashes = { openid: row.hash, token: row.token }
    })

    async function liveThroughEverything() {
      giftId = await person.give('quilt001', 2000, { name: NAME, message: MESSAGE, showName: true })
      await person.done('gifts.askRefund', { giftId, reason: REASON, minor: true })
      const envelope = await person.done('envelopes.start', {
        key: aKey(),
        projectIds: ['quilt001'],
        defaultProjectId: 'quilt001',
        totalFen: 400,
        portions: 2,
        split: 'equal',
        hours: 24,
        blessing: BLESSING,
      })
      await person.cashier(envelope.payment.package, 'pay')
      await until(
        async () =>
          (await person.done('gifts.show', { giftId: envelope.giftId })).state === 'settled',
      )
      const pledge = await person.done('pledges.start', {
        key: aKey(),
        projectId: 'milk0001',
        amountFen: 3000,
        day: 15,
        first: 'now',
        way: 'contract',
        name: NAME,
        showName: true,
      })
      pledgeId = pledge.pledgeId
      await world.control(`/contracts/${pledge.contract?.contractCode}`, {
        action: 'sign',
        openid: person.openid,
        extraData: pledge.contract?.extraData,
      })
      await until(async () => (await person.done('pledges.show', { pledgeId })).state === 'active')
      const { shareId } = await person.done('shares.start', {
        path: 'pages/project/index?projectId=quilt001',
      })
      const friend = await world.aPerson()
      await friend.done('shares.open', { shareId, scene: 1007 })
      await friend.give('quilt001', 700, { via: { shareId } })
      await person.done('consents.set', {
        kind: 'charity',
        given: true,
        textVersion: currentText('charity').version,
      })
      const operator = await world.anOperator()
      const { id } = await world.db.one<{ id: string }>(sql`
        select charity_id as id from project where id = 'quilt001'`)
      const { code } = await operator.done('staff.invite', { charityId: id, role: 'editor' })
      await person.done('staff.join', { code, name: NAME })
      await person.done('notices.mine', {})
      await world.pass(60_000)
    }

    /** Tables in whose rows a text stands. */
    async function tablesWith(text: string): Promise<string[]> {
      const found: string[] = []
      for (const table of await tablesOf(world.db)) {
        if (PASSING.includes(table)) continue
        if ((await rowsOf(world.db, table)).some((row) => row.includes(text))) found.push(table)
      }
      return found
    }

    test('takes all of it along, as data and as a page, a few times a day', async () => {
      const known = new Set(places.map(({ table }) => table))
      expect((await tablesWith(donorId)).filter((table) => !known.has(table))).toEqual([])

      const { data, page, timesLeft } = await person.done('privacy.export', {})
      expect(timesLeft).toBe(2)
      expect(data['donor']).toMatchObject([{ id: donorId, openid: person.openid }])
      expect(data['gift']?.map((gift) => gift['message'])).toContain(MESSAGE)
      expect(data['gift']?.map((gift) => gift['name'])).toContain(NAME)
      expect(data['refund']).toMatchObject([{ gift_id: giftId, reason: REASON }])
      expect(data['envelope']).toMatchObject([{ blessing: BLESSING }])
      expect(data['pledge']).toMatchObject([{ id: pledgeId, name: NAME }])
      expect(data['contract']?.length).toBe(1)
      expect(data['share_opening']?.length).toBe(1)
      // The name beside a gift was a yes, too.
      expect(data['consent']?.map(({ kind }) => kind).sort()).toEqual(['charity', 'names'])
      expect(data['staff']).toMatchObject([{ name: NAME, role: 'editor' }])
      expect(data['ledger_entry']?.length).toBeGreaterThan(3)
      // Whatever place a person's id stands in is in what they take along.
      for (const table of await tablesWith(donorId)) {
        if (['data_export', 'deletion'].includes(table)) continue
        expect([table, (data[table] ?? []).length > 0]).toEqual([table, true])
      }
      const text = JSON.stringify(data)
      for (const secret of [hashes.openid, hashes.token, 'sealed']) {
        expect(text).not.toContain(secret)
      }
      expect(page).toContain(MESSAGE)
      expect(page).toContain(NAME)
      expect(page).not.toContain('<script')

      await person.done('privacy.export', {})
      await person.done('privacy.export', {})
      expect(await person.call('privacy.export', {})).toMatchObject({
        name: 'EXPORTED_OFTEN',
        code: 10301,
      })
    })

    test('goes, and is told before what can no longer be undone', async () => {
      expect(await person.send('privacy.delete', { word: 'yes' })).toMatchObject({
        name: 'INVALID_INPUT',
      })
      const { undoable, ...meaning } = await person.done('privacy.going', {})
      expect(meaning).toEqual({
        gifts: 3,
        pledges: 1,
        envelopes: 1,
        charities: 1,
        refundsAsked: [{ giftId, projectTitle: expect.anything(), amountFen: 2000 }],
      })
      expect(undoable.map(({ amountFen }) => amountFen).sort()).toEqual([3000, 400])
      const asked = await person.call('privacy.delete', { word: '删除' })
      expect(asked).toMatchObject({
        name: 'GIFTS_CAN_BE_UNDONE',
        details: { refundsAsked: [giftId], undoable: [expect.any(String), expect.any(String)] },
      })
      expect((await person.done('pledges.show', { pledgeId })).state).toBe('active')

      const before = await printLedger(world.db, 'quilt001')
      const gone = await person.done('privacy.delete', { word: '删除', keepGifts: true })
      expect(gone).toMatchObject({ gifts: 3, pledgesEnded: 1 })
      expect(await printLedger(world.db, 'quilt001')).toBe(before)
      expect(await person.call('gifts.mine', {})).toMatchObject({ status: 401, name: 'NO_SESSION' })
    })

    test('is nowhere any more: no name, no words, no way from an openid to a gift', async () => {
      for (const text of [person.openid, hashes.openid, hashes.token, BLESSING]) {
        expect([text, await tablesWith(text)]).toEqual([text, []])
      }
      const keeps = places.filter(({ forget }) => forget !== 'delete').map(({ table }) => table)
      expect((await tablesWith(donorId)).filter((table) => !keeps.includes(table))).toEqual([])
      const row = await world.db.one(sql`
        select count(*) filter (where name_sealed is not null or message is not null
          or show_name or payer_hash <> '')::integer as told from gift where donor_id = ${donorId}`)
      expect(row).toEqual({ told: 0 })
      expect((await latest('quilt001')).some((gift) => 'name' in gift)).toBe(false)
    })

    test('the pledge has ended, and its contract is ended at the payment service', async () => {
      await world.pass(10 * 60_000)
      const row = await world.db.one(sql`
        select p.state, c.state as contract from pledge p join contract c on c.pledge_id = p.id
        where p.id = ${pledgeId}`)
      expect(row).toEqual({ state: 'ended', contract: 'ended' })
      const alarms = await world.db.many(sql`select why from payment_alarm where closed_at is null`)
      expect(alarms).toEqual([])
    })

    test('who asked for a refund still gets it, and the reason is gone', async () => {
      const operator = await world.anOperator()
      const { items } = await operator.done('gifts.refundRequests', {})
      expect(items).toMatchObject([{ giftId, reason: '（本人已删除个人资料）' }])
      await operator.done('gifts.refund', { key: aKey(), giftId, amountFen: 2000 })
      await world.pass(10 * 60_000)
      const order = (await world.orders()).find(({ outTradeNo }) => outTradeNo === giftId)
      expect(order).toMatchObject({ refundedFen: 2000 })
      expect(await printLedger(world.db, 'quilt001')).toContain('refund')
    })

    test('is told nothing any more, whoever writes it', async () => {
      await world.pass(2 * DAY)
      const rows = await world.db.many(sql`select id from notice where donor_id = ${donorId}`)
      expect(rows).toEqual([])
    })

    test('who comes back is a new person, with nothing of before', async () => {
      const again = await world.logIn(person.openid)
      expect((await again.done('gifts.mine', {})).items).toEqual([])
      expect((await again.done('staff.mine', {})).charities).toEqual([])
      const row = await world.db.one<{ id: string }>(sql`
        select id from donor where openid_hash = ${hashes.openid}`)
      expect(row.id).not.toBe(donorId)
    })
  })
})

async function tablesOf(db: Db): Promise<string[]> {
  const rows = await db.many<{ name: string }>(sql`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`)
  return rows.map(({ name }) => name)
}
