/** A charity's files: who sends them, who sees them, and what is refused with nothing kept. */
import { type Db, sql } from '../../cloudfunctions/db'
import { hidePictures, showPictures } from '../../cloudfunctions/files'
import { aPdf, aPng } from '../support/pictures'
import { aWorld, headers, type Person, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)

describe.each(['pglite', 'postgresql'] as const)('files on %s', (database) => {
  let world: World
  let editor: Person
  let charityId: string
  beforeAll(async () => {
    world = await aWorld({ database })
    charityId = await charityOf(world.db, 'quilt001')
    editor = await staffOf(world, charityId)
  })
  afterAll(async () => {
    await world.close()
    await stopCluster()
  })

  async function ask(person: Person | undefined, wish: object) {
    const reply = await fetch(`${world.url}/1.1/fileTokens`, {
      method: 'POST',
      headers: headers(person?.sessionToken),
      body: JSON.stringify(wish),
    })
    return { status: reply.status, body: await reply.json() }
  }

  async function put(url: string, bytes: Buffer, name = 'x') {
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    const reply = await fetch(url, { method: 'POST', body: form })
    return { status: reply.status, body: await reply.json() }
  }

  async function send(name: string, bytes: Buffer, more: object = {}) {
    const { body } = await ask(editor, { name, metaData: { size: bytes.length, ...more } })
    const { body: taken } = await put(body.upload_url, bytes)
    return String(taken.objectId)
  }

  const get = (path: string, person?: Person) =>
    fetch(`${world.url}${path}`, person ? { headers: headers(person.sessionToken) } : {})

  const kept = async () =>
    (await world.db.one<{ n: number }>(sql`select count(*) as n from file`)).n

  test('a picture of a draft is seen by its staff, by a link’s holder, and by everybody once it is shown', async () => {
    const fileId = await send('灯.png', aPng(7))
    const stranger = await world.aPerson()
    expect((await get(`/files/${fileId}`)).status).toBe(404)
    expect((await get(`/files/${fileId}`, stranger)).status).toBe(404)
    expect((await get(`/files/${fileId}`, editor)).headers.get('cache-control')).toBe(
      'private, no-store',
    )
    const { url } = await editor.done('files.link', { fileId })
    expect(Buffer.from(await (await fetch(url)).arrayBuffer())).toEqual(aPng(7))
    expect((await fetch(`${url}x`)).status).toBe(404)

    await world.db.transaction((tx) => showPictures(tx, { charityId, fileIds: [fileId] }))
    const shown = await get(`/files/${fileId}`)
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
      'content-disposition': "inline; filename*=UTF-8''%E7%81%AF.png",
      'cache-control': 'public, max-age=86400',
    })
    await world.db.transaction((tx) => hidePictures(tx, { charityId, fileIds: [fileId] }))
    expect((await get(`/files/${fileId}`)).status).toBe(404)
  })

  test('an invoice is for the charity’s staff alone, is downloaded, and never becomes public', async () => {
    const fileId = await send('发票.pdf', aPdf())
    const other = await staffOf(world, await anotherCharity(world.db, charityId))
    expect((await get(`/files/${fileId}`, other)).status).toBe(404)
    expect(await other.call('files.link', { fileId })).toMatchObject({ name: 'NO_SUCH_FILE' })
    const read = await get(`/files/${fileId}`, editor)
    expect(read.headers.get('content-disposition')).toMatch(/^attachment; /)
    const shown = await world.db.transaction((tx) =>
      showPictures(tx, { charityId, fileIds: [fileId] }),
    )
    expect(shown).toBe(false)
    await expect(
      world.db.run(sql`update file set public = true where id = ${fileId}`),
    ).rejects.toThrow()
  })

  test('the same bytes are kept once, and have two names', async () => {
    const [one, two] = [await send('a.png', aPng(9)), await send('b.png', aPng(9))]
    const rows = await world.db.many(sql`
      select name, bytes is null as elsewhere from file where id in (${one}, ${two}) order by name`)
    expect(rows).toEqual([
      { name: 'a.png', elsewhere: false },
      { name: 'b.png', elsewhere: true },
    ])
    const read = await get(`/files/${two}`, editor)
    expect(Buffer.from(await read.arrayBuffer())).toEqual(aPng(9))
  })

  test('an upload that is repeated is one file, and another one under its ticket is refused', async () => {
    const { body } = await ask(editor, { name: 'c.png' })
    const before = await kept()
    expect((await put(body.upload_url, aPng(10))).status).toBe(200)
    expect((await put(body.upload_url, aPng(10))).status).toBe(200)
    expect((await put(body.upload_url, aPng(11))).body).toMatchObject({ name: 'UPLOAD_EXPIRED' })
    expect(await kept()).toBe(before + 1)
  })

  test('nobody sends without a session, for another charity, or under an invented ticket', async () => {
    expect((await ask(undefined, { name: 'a.png' })).status).toBe(401)
    expect((await ask(await world.aPerson(), { name: 'a.png' })).status).toBe(403)
    const elsewhere = await anotherCharity(world.db, charityId)
    expect((await ask(editor, { name: 'a.png', metaData: { charityId: elsewhere } })).status).toBe(
      403,
    )
    expect((await put(`${world.url}/files/v1.invented`, aPng())).body).toMatchObject({
      name: 'UPLOAD_EXPIRED',
    })
  })

  test.each([
    ['20 MB that say so', 'FILE_TOO_LARGE', 'a.png', Buffer.alloc(20 * 1024 * 1024), true],
    ['20 MB that do not', 'FILE_TOO_LARGE', 'a.png', Buffer.alloc(20 * 1024 * 1024), false],
    ['a page called a picture', 'FILE_TYPE_FORGED', 'a.png', Buffer.from('<html>'), true],
    ['a PDF called a picture', 'FILE_TYPE_FORGED', 'a.png', aPdf(), true],
    ['a picture called a PDF', 'FILE_TYPE_FORGED', 'a.pdf', aPng(), true],
    ['a program', 'FILE_TYPE_UNKNOWN', 'a.exe', Buffer.from('MZ'), true],
    ['a program without a name of its kind', 'FILE_TYPE_UNKNOWN', 'a', Buffer.from('MZ\0'), true],
    ['half a picture', 'FILE_DAMAGED', 'a.png', aPng().subarray(0, -9), true],
  ])(
    '%s is refused with a sentence, and nothing is kept',
    async (_name, refusal, name, bytes, says) => {
      const before = await kept()
      const wish = { name, ...(says && { metaData: { size: bytes.length } }) }
      let reply = await ask(editor, wish)
      if (reply.status === 200) reply = await put(reply.body.upload_url, bytes, name)
      expect(reply.body).toMatchObject({ name: refusal, error: expect.stringMatching(/。$/) })
      expect(await kept()).toBe(before)
    },
  )

  test('a sheet is read against the budget, sent or pasted, by the project’s own staff', async () => {
    const project = await editor.done('projects.show', { projectId: 'quilt001' })
    const [first] = project.budget
    const text = `项目,金额,备注\n${first?.line.zh},12.34,一批\n`
    const lines = [{ line: first?.line.zh, amountFen: 1234, note: '一批' }]
    const fileId = await send('支出.csv', Buffer.from(text))
    const read = await editor.done('reports.readSheet', { projectId: 'quilt001', fileId })
    expect(read).toEqual({ lines, sumFen: 1234 })
    expect(await editor.done('reports.readSheet', { projectId: 'quilt001', text })).toEqual(read)

    const wrong = await editor.call('reports.readSheet', {
      projectId: 'quilt001',
      text: `${text}别的,1.001,`,
    })
    expect(wrong).toMatchObject({
      name: 'SHEET_WRONG',
      details: {
        cells: [
          { cell: 'A3', why: 'unknown-line' },
          { cell: 'B3', why: 'decimals' },
        ],
      },
    })
    const other = await staffOf(world, await anotherCharity(world.db, charityId))
    const notTheirs = await other.call('reports.readSheet', { projectId: 'quilt001', text })
    expect(notTheirs).toMatchObject({ name: 'NO_SUCH_PROJECT' })
    const both = await editor.call('reports.readSheet', { projectId: 'quilt001', text, fileId })
    expect(both).toMatchObject({ name: 'INVALID_INPUT' })
  })

  test('one person sends so many a day', async () => {
    await world.db.run(sql`
      insert into file (id, charity_id, name, mime, size, sha256, same_as, kind, owner_id, at)
      select 'many' || n, charity_id, name, mime, size, sha256, id, kind, owner_id, at
      from (select * from file where same_as is null limit 1) f cross join generate_series(1, 200) n`)
    const reply = await ask(editor, { name: 'one-more.png' })
    expect(reply.body).toMatchObject({ name: 'TOO_MANY_FILES' })
  })
})

async function charityOf(db: Db, projectId: string): Promise<string> {
  const row = await db.one<{ id: string }>(sql`
    select charity_id as id from project where id = ${projectId}`)
  return row.id
}

async function anotherCharity(db: Db, charityId: string): Promise<string> {
  const row = await db.one<{ id: string }>(sql`
    select id from charity where id <> ${charityId} order by id limit 1`)
  return row.id
}

async function staffOf(world: World, charityId: string): Promise<Person> {
  const operator = await world.anOperator()
  const { code } = await operator.done('staff.invite', { charityId, role: 'editor' })
  const person = await world.aPerson()
  await person.done('staff.join', { code })
  return person
}
