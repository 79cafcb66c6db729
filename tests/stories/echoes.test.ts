/**
 * What a charity says to givers, and the pictures of its reports: to one, to many, to all; each is told once, and
 * nothing is seen that was not to be shown.
 */
import { sql } from '../../cloudfunctions/db'
import { drainOutbox } from '../../cloudfunctions/jobs/outbox'
import { aWorld, type Person, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

const PROJECT = 'quilt001'

describe.each(['pglite', 'postgresql'] as const)('echoes on %s', (database) => {
  let world: World
  let editor: Person
  let [lan, bo]: Person[] = []
  beforeAll(async () => {
    world = await aWorld({ database })
    const operator = await world.anOperator()
    editor = await world.aPerson('编辑')
    const { code } = await operator.done('staff.invite', { charityId: 'shandu', role: 'editor' })
    await editor.done('staff.join', { code })
    ;[lan, bo] = [await world.aPerson('阿兰'), await world.aPerson('阿波')]
    // Facts are looked at here, and told by nobody.
    await world.product.runner.stop()
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })
  beforeEach(() => world.db.script('delete from outbox'))

  const who = (person: Person | undefined) => person ?? unreachable()
  const echoesOf = async (person: Person | undefined, giftId: string) =>
    (await who(person).done('gifts.show', { giftId })).echoes?.map(({ text }) => text) ?? []
  const facts = () =>
    world.db.many<{ giftId: string; facts: { echoId: string } }>(sql`
      select subject as "giftId", facts from outbox where kind = 'echo.sent' order by subject`)
  /** A file that was sent, without its journey. */
  async function aFile(id: string, charityId: string, kind: 'picture' | 'invoice') {
    await world.db.run(sql`
      insert into file (id, charity_id, name, mime, size, sha256, bytes, kind, owner_id, at)
      values (${id}, ${charityId}, 'a.png', 'image/png', 1, repeat(md5(${id}), 2), '\\x00', ${kind}, 'x', now())`)
    return id
  }
  const isPublic = (id: string) =>
    world.db.one<{ public: boolean }>(sql`select public from file where id = ${id}`)

  test('to one gift: it is read there and nowhere else, told once, and the same again is the same', async () => {
    const [one, other] = [await who(lan).give(PROJECT, 500), await who(bo).give(PROJECT, 500)]
    await world.db.script('delete from outbox')
    const say = { projectId: PROJECT, giftIds: [one, one], text: '被子到了，谢谢你。' }
    const sent = await editor.done('echoes.send', say)
    expect(sent).toEqual({ echoId: expect.any(String), gifts: 1 })
    expect(await editor.done('echoes.send', say)).toEqual({ ...sent, gifts: 0 })
    expect(await facts()).toEqual([{ giftId: one, facts: { echoId: sent.echoId } }])
    expect(await echoesOf(lan, one)).toEqual(['被子到了，谢谢你。'])
    expect(await echoesOf(bo, other)).toEqual([])
    expect(await editor.done('echoes.send', { ...say, giftIds: [other, one] })).toEqual({
      ...sent,
      gifts: 1,
    })
    expect(await echoesOf(bo, other)).toEqual(['被子到了，谢谢你。'])
  })

  test('to all: each giver is told once, by their newest gift; who gives later does not read it', async () => {
    const first = await who(lan).give('books001', 500)
    await world.pass(1_000)
    const second = await who(lan).give('books001', 600)
    const other = await who(bo).give('books001', 700)
    await world.db.script('delete from outbox')
    await world.pass(1_000)
    await editor.done('echoes.send', { projectId: 'books001', all: true, text: '书架装好了。' })
    await editor.done('echoes.send', { projectId: 'books001', all: true, text: '书架装好了。' })
    const { key } = await world.db.one<{ key: string }>(
      sql`select key from job where name = 'echoes.tell'`,
    )
    const batch = async () =>
      (await world.db.one<{ n: number }>(sql`select tell_echo(${key}, 1) as n`)).n
    // A process that dies between two of these repeats nothing.
    expect([await batch(), await batch(), await batch()]).toEqual([1, 1, 0])
    expect((await facts()).map(({ giftId }) => giftId)).toEqual([second, other].sort())
    await world.pass(1_000)
    const late = await who(bo).give('books001', 800)
    for (const giftId of [first, second])
      expect(await echoesOf(lan, giftId)).toEqual(['书架装好了。'])
    expect(await echoesOf(bo, late)).toEqual([])
  })

  test('with a picture of the charity’s own, which anybody may see from then on', async () => {
    const giftId = await who(lan).give(PROJECT, 500)
    const picture = await aFile('picture-one', 'shandu', 'picture')
    const elsewhere = await aFile('picture-two', 'hedeng', 'picture')
    const say = { projectId: PROJECT, giftIds: [giftId], text: '看，孩子们的新被子。' }
    expect(await editor.call('echoes.send', { ...say, pictureFileId: elsewhere })).toMatchObject({
      name: 'NO_SUCH_FILE',
    })
    expect(await isPublic(picture)).toEqual({ public: false })
    await editor.done('echoes.send', { ...say, pictureFileId: picture })
    expect((await who(lan).done('gifts.show', { giftId })).echoes).toMatchObject([
      { pictureFileId: picture },
    ])
    expect(await isPublic(picture)).toEqual({ public: true })
    expect(await isPublic(elsewhere)).toEqual({ public: false })
  })

  test('the pictures of a report are seen by everybody once it stands, and its invoices never', async () => {
    const picture = await aFile('picture-three', 'shandu', 'picture')
    const invoice = await aFile('invoice-one', 'shandu', 'invoice')
    const finance = await world.aPerson('财务')
    const operator = await world.anOperator()
    const { code } = await operator.done('staff.invite', { charityId: 'shandu', role: 'finance' })
    await finance.done('staff.join', { code })
    await who(lan).give(PROJECT, 500)
    const report = {
      projectId: PROJECT,
      kind: 'progress' as const,
      title: '第一批',
      text: '送到了。',
      spending: [{ line: '运输', amountFen: 300, vouchers: [invoice] }],
      pictures: [picture],
      people: [{ consentOn: '2026-01-01', guardian: true }],
      facesBlurred: true,
    }
    const wrong = { ...report, spending: [{ line: '运输', amountFen: 300, vouchers: [picture] }] }
    expect(await editor.call('reports.publish', wrong)).toMatchObject({ name: 'NO_SUCH_FILE' })
    const { reportId } = await editor.done('reports.publish', report)
    expect(await isPublic(picture)).toEqual({ public: false })
    await finance.done('reports.approve', { reportId })
    expect(await isPublic(picture)).toEqual({ public: true })
    expect(await isPublic(invoice)).toEqual({ public: false })
    const shown = await who(bo).done('reports.show', { reportId })
    expect(shown).toMatchObject({ report: { pictures: [picture], vouchers: 1 } })
    // What somebody agreed to stays on the charity's record.
    expect(JSON.stringify(shown)).not.toMatch(/consentOn|guardian|invoice-one/)
    expect((await finance.done('reports.show', { reportId })).draft?.content.people).toEqual(
      report.people,
    )
  })

  test.each([
    { what: 'too long', more: { text: '谢'.repeat(101) }, name: 'INVALID_INPUT' },
    { what: 'to some and to all', more: { all: true }, name: 'INVALID_INPUT' },
    { what: 'for another charity’s project', more: { projectId: 'lunch001' }, name: 'FORBIDDEN' },
    { what: 'to a gift of another project', more: { projectId: 'books001' }, name: 'NO_SUCH_GIFT' },
    {
      what: 'to a gift that never was',
      more: { giftIds: ['quilt001-never'] },
      name: 'NO_SUCH_GIFT',
    },
  ])('an echo $what is refused, and nobody hears of it', async ({ more, name }) => {
    const giftId = await who(lan).give(PROJECT, 500)
    await world.db.script('delete from outbox')
    const say = { projectId: PROJECT, giftIds: [giftId], text: '谢谢你。', ...more }
    expect(await editor.send('echoes.send', say)).toMatchObject({ ok: false, name })
    expect(await who(bo).send('echoes.send', say)).toMatchObject({ ok: false })
    expect(await echoesOf(lan, giftId)).toEqual([])
    expect(await facts()).toEqual([])
    expect(await drainOutbox(world.db, {})).toBe(0)
  })
})

function unreachable(): never {
  throw new Error('everybody was made above')
}
