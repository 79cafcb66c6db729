/** A gift's receipt, from the payment to a proof that needs nobody's word. */
import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { aWorld, stopCluster, type World } from '../support/world'

jest.setTimeout(90_000)
afterAll(stopCluster)

const DAY = 86_400_000
const ROOT = resolve(__dirname, '../..')
const folder = mkdtempSync(join(tmpdir(), 'lantern-receipts-'))

/** What `npm run verify` says of files with these contents, and its exit code. */
function verify(receipt: unknown, days?: unknown): Promise<{ said: string; exitCode: number }> {
  const write = (name: string, content: unknown) => {
    const file = join(folder, name)
    writeFileSync(file, JSON.stringify(content))
    return file
  }
  const list = days === undefined ? [] : ['--days', write('days.json', days)]
  const words = ['--import', 'tsx', 'scripts/verify.ts', write('receipt.json', receipt), ...list]
  return new Promise((done) => {
    execFile(process.execPath, words, { cwd: ROOT }, (error, said, trouble) =>
      done({ said: said + trouble, exitCode: error ? Number(error.code) : 0 }),
    )
  })
}

describe.each(['pglite', 'postgresql'] as const)('a receipt on %s', (database) => {
  let world: World
  beforeAll(async () => {
    world = await aWorld({ database })
  })
  afterAll(async () => {
    const { text, well } = await world.product.audit()
    await world.close()
    if (!well) throw new Error(text)
  })

  test('is open on its day, and proven by the published days after midnight', async () => {
    const person = await world.aPerson()
    const giftId = await person.give('quilt001', 2000)
    for (let others = 0; others < 3; others++) await (await world.aPerson()).give('books001', 100)

    const onTheDay = await person.done('receipts.show', { giftId })
    expect(onTheDay.receipt).toMatchObject({ amountFen: 2000, charityId: 'shandu' })
    expect(await verify(onTheDay)).toMatchObject({
      said: expect.stringMatching(/^LD.*¥20\.00 to quilt001\nNot closed yet/),
      exitCode: 0,
    })

    await world.pass(DAY)
    const { receipt } = await person.done('receipts.show', { giftId })
    const days = await person.done('receipts.days', {})
    expect(receipt.inclusion?.closed).toEqual(days.days.at(-1))
    expect(receipt.inclusion?.closed.entries).toBe(4)
    expect((await verify(receipt)).said).toContain('Consistent, not proven')
    expect((await verify(receipt, days)).said).toContain('Proven: ')

    const forged = { ...receipt, amountFen: 200_000 }
    expect(await verify(forged, days)).toMatchObject({
      exitCode: 1,
      said: expect.stringContaining('the sum is not the one'),
    })
  })

  test('is its giver’s alone, and none is given for what was not paid', async () => {
    const [giver, other] = [await world.aPerson(), await world.aPerson()]
    const giftId = await giver.give('books001', 100)
    expect(await other.call('receipts.show', { giftId })).toMatchObject({
      ok: false,
      name: 'NO_SUCH_GIFT',
    })
    const started = await giver.done('gifts.start', {
      key: 'unpaid',
      projectId: 'books001',
      amountFen: 100,
    })
    expect(await giver.call('receipts.show', { giftId: started.giftId })).toMatchObject({
      ok: false,
      name: 'GIFT_NOT_SETTLED',
    })
  })
})

test('a file that is no receipt is refused with what is missing', async () => {
  const { said, exitCode } = await verify({ format: 'lantern receipt 1' })
  expect(exitCode).toBe(2)
  expect(said).toContain('receipt.json cannot be read')
})
