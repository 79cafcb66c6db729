/** A gift's receipt, from the payment to a proof that needs nobody's word. */
import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { extractText, getDocumentProxy } from 'unpdf'
import { sql } from '../../cloudfunctions/db'
import { dayOf } from '../../contracts/beijing'
import { currentText } from '../../contracts/consent-texts'
import { aKey, aWorld, callFunction, stopCluster, type World } from '../support/world'

jest.setTimeout(240_000)
afterAll(stopCluster)

const DAY = 86_400_000
/** Of the consent for the charity, as it is on the screen. */
const textVersion = currentText('charity').version
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

    // A list that does not reach that day, as one page of many may not, says nothing of it.
    expect(await verify(receipt, { ...days, days: [] })).toMatchObject({
      said: expect.stringMatching(/Consistent, not proven: .*\n {2}the list has no such day/),
      exitCode: 0,
    })
    const forged = { ...receipt, amountFen: 200_000 }
    expect(await verify(forged, days)).toMatchObject({
      exitCode: 1,
      said: expect.stringContaining('the sum is not the one'),
    })

    // What was taken on the day is genuine, but it must be taken again; so must one that lost its proof.
    await world.pass(DAY)
    const later = await person.done('receipts.days', {})
    const { inclusion: _, ...stripped } = receipt
    for (const bare of [onTheDay, { ...stripped, entry: { ...stripped.entry, salt: '' } }])
      expect(await verify(bare, later)).toMatchObject({
        said: expect.stringContaining('Its proof is missing: This day is closed'),
        exitCode: 1,
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

  test('says who gave as they chose: nobody, or the name that is to stand on the official receipt', async () => {
    const person = await world.aPerson()
    const giftId = await person.give('quilt001', 10_050)
    const shown = await person.done('receipts.show', { giftId })
    expect(shown).toMatchObject({ official: { wish: 'open' } })
    expect(shown.donorName).toBeUndefined()

    const named = { giftId, payer: '示例公司', payerCode: '91110000MA00000000', textVersion }
    const asked = await person.done('receipts.ask', named)
    expect(asked).toMatchObject({ wish: 'asked', payer: '示例公司' })
    expect(await person.done('receipts.ask', named)).toEqual(asked)
    expect((await person.done('receipts.show', { giftId })).donorName).toBe('示例公司')

    expect(await person.done('receipts.waive', { giftId })).toMatchObject({ wish: 'waived' })
    const after = await person.done('receipts.show', { giftId })
    expect(after.official).toEqual({ wish: 'waived', at: expect.any(String) })
    expect(after.donorName).toBeUndefined()
    // Each change is on record, and names are sealed.
    const wishes = await world.db.many<{ wish: string; sealed: string | null }>(sql`
      select wish, payer_sealed as sealed from receipt_wish where gift_id = ${giftId} order by n`)
    expect(wishes.map(({ wish }) => wish)).toEqual(['asked', 'waived'])
    expect(wishes[0]?.sealed).not.toContain('示例')
  })

  test('a name that its giver shows beside the gift stands on it too', async () => {
    const person = await world.aPerson()
    const giftId = await person.give('quilt001', 500, { showName: true, name: '小禾' })
    expect((await person.done('receipts.show', { giftId })).donorName).toBe('小禾')
    await person.done('gifts.hideName', { giftId })
    expect((await person.done('receipts.show', { giftId })).donorName).toBeUndefined()
  })

  test('the official receipt is asked for by its giver alone, and a code needs a name', async () => {
    const [giver, other] = [await world.aPerson(), await world.aPerson()]
    const giftId = await giver.give('books001', 100)
    expect(await other.call('receipts.ask', { giftId })).toMatchObject({ name: 'NO_SUCH_GIFT' })
    expect(await other.call('receipts.waive', { giftId })).toMatchObject({ name: 'NO_SUCH_GIFT' })
    expect(await other.call('receipts.paper', { giftId })).toMatchObject({ name: 'NO_SUCH_GIFT' })
    expect(await giver.call('receipts.ask', { giftId, payerCode: '91110000X' })).toMatchObject({
      name: 'PAYER_NOT_NAMED',
    })
    expect(await giver.call('receipts.ask', { giftId, payer: ' ' })).toMatchObject({
      name: 'INVALID_INPUT',
    })
    for (const read of [{}, { textVersion: textVersion - 1 }]) {
      expect(await giver.call('receipts.ask', { giftId, payer: '小禾', ...read })).toMatchObject({
        name: 'CONSENT_TEXT_OLD',
        details: { kind: 'charity' },
      })
    }
    await giver.done('gifts.undo', { giftId })
    await world.pass(60_000)
    expect(await giver.call('receipts.ask', { giftId })).toMatchObject({ name: 'GIFT_NOT_SETTLED' })
  })

  test('its paper has every field, the sum in words, and a link that opens it to whoever holds it', async () => {
    const person = await world.aPerson()
    const giftId = await person.give('quilt001', 10_050)
    await person.done('receipts.ask', { giftId, payer: '小禾', textVersion })
    const { receipt, checkCode } = await person.done('receipts.show', { giftId })
    const { fileName, base64 } = await person.done('receipts.paper', { giftId })
    expect(fileName).toBe(`lantern-${receipt.receiptNumber}.pdf`)
    const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')))
    const { text } = await extractText(pdf, { mergePages: true })
    for (const word of [
      receipt.receiptNumber,
      '小禾',
      '¥100.50',
      '人民币壹佰元伍角',
      'one hundred yuan and fifty fen',
      '山渡',
      checkCode,
    ])
      expect(text).toContain(word)

    const nobody = <Result>(input: object) =>
      callFunction<Result>(world.url, 'receipts.check', input)
    const opened = await nobody({ giftId, code: checkCode })
    expect(opened).toMatchObject({ ok: true, result: { receipt, refundedFen: 0 } })
    expect(JSON.stringify(opened)).not.toContain('小禾')
    const wrong = checkCode.replace(/.$/, checkCode.endsWith('A') ? 'B' : 'A')
    expect(await nobody({ giftId, code: wrong })).toMatchObject({ name: 'NO_SUCH_RECEIPT' })
    const another = giftId.replace(/.$/, giftId.endsWith('0') ? '1' : '0')
    expect(await nobody({ giftId: another, code: checkCode })).toMatchObject({
      name: 'NO_SUCH_RECEIPT',
    })
  })

  test('a tax year is what the ledger holds, charity by charity', async () => {
    const person = await world.aPerson()
    const gifts = [
      await person.give('quilt001', 2_000),
      await person.give('books001', 3_000),
      await person.give('lunch001', 500),
    ]
    const operator = await world.anOperator()
    await operator.done('gifts.refund', { key: aKey(), giftId: gifts[1] ?? '', amountFen: 1_000 })
    await world.pass(60_000)
    const shown = await person.done('gifts.show', { giftId: gifts[0] ?? '' })
    const year = Number(dayOf(new Date(shown.settledAt ?? '')).slice(0, 4))
    const totals = await person.done('receipts.year', { year })
    expect(totals).toMatchObject({ givenFen: 5_500, refundedFen: 1_000, standsFen: 4_500 })
    const ledger = await world.db.many<{ charity: string; fen: number }>(sql`
      select substr(account, 10) as charity, sum(amount_fen)::bigint as fen from ledger_entry
      where gift_id in (select jsonb_array_elements_text(${JSON.stringify(gifts)}::jsonb))
        and account like 'merchant:%' group by 1 order by 1`)
    expect(
      totals.charities.map(({ charityId, standsFen }) => ({ charity: charityId, fen: standsFen })),
    ).toEqual(ledger)
    expect(
      totals.charities
        .flatMap(({ items }) => items)
        .map(({ giftId }) => giftId)
        .sort(),
    ).toEqual([...gifts].sort())
    expect((await person.done('receipts.year', { year: year - 1 })).charities).toEqual([])
    const { base64 } = await person.done('receipts.yearFile', { year })
    const pdf = await getDocumentProxy(new Uint8Array(Buffer.from(base64, 'base64')))
    const { text } = await extractText(pdf, { mergePages: true })
    for (const word of ['¥55.00', '−¥10.00', '¥45.00']) expect(text).toContain(word)
  })

  test('a charity’s finance takes its receipts as a spreadsheet: names of who gave them, none that was waived', async () => {
    const operator = await world.anOperator()
    const [finance, editor, giver] = [
      await world.aPerson(),
      await world.aPerson(),
      await world.aPerson(),
    ]
    for (const [person, role] of [
      [finance, 'finance'],
      [editor, 'editor'],
    ] as const) {
      const { code } = await operator.done('staff.invite', { charityId: 'hedeng', role })
      await person.done('staff.join', { code })
    }
    const [named = '', open = '', waived = ''] = [
      await giver.give('milk0001', 12_300),
      await giver.give('milk0001', 200),
      await giver.give('milk0001', 300),
    ]
    const inName = { giftId: named, payer: '示例公司', payerCode: '91110000X1', textVersion }
    await giver.done('receipts.ask', inName)
    await giver.done('receipts.waive', { giftId: waived })
    const numberOf = async (giftId: string) =>
      (await giver.done('receipts.show', { giftId })).receipt.receiptNumber
    const today = dayOf(world.product.app.clock.now())
    const asked = { charityId: 'hedeng', from: today, to: today }
    const file = await finance.done('receipts.export', asked)
    expect(file.fileName).toBe(`hedeng-${today}-${today}.xlsx`)
    const written = textOfXlsx(Buffer.from(file.base64, 'base64'))
    for (const word of [
      '票据号码',
      '示例公司',
      '91110000X1',
      '壹佰贰拾叁元整',
      await numberOf(open),
    ])
      expect(written).toContain(word)
    expect(written).not.toContain(await numberOf(waived))

    expect(await editor.call('receipts.export', asked)).toMatchObject({ name: 'FORBIDDEN' })
    expect(await finance.call('receipts.export', { ...asked, charityId: 'shandu' })).toMatchObject({
      name: 'FORBIDDEN',
    })
    expect(await giver.call('receipts.export', asked)).toMatchObject({ status: 403 })
    const yearNought = { ...asked, from: '0000-01-01' }
    expect(await finance.call('receipts.export', yearNought)).toMatchObject({
      name: 'INVALID_INPUT',
    })
    const { items } = await finance.done('staff.changes', { charityId: 'hedeng' })
    expect(items[0]).toMatchObject({ what: 'receipts.exported', after: { named: 1 } })

    // Without the consent that the name was given with, it goes nowhere any more.
    const given = (await giver.done('consents.mine', {})).items[1]
    expect(given).toMatchObject({ kind: 'charity', given: true, agreedTo: currentText('charity') })
    await giver.done('consents.set', { kind: 'charity', given: false, textVersion })
    const { official } = await giver.done('receipts.show', { giftId: named })
    expect(official).toEqual({ wish: 'asked', at: expect.any(String) })
    const after = await finance.done('receipts.export', asked)
    expect(after.receipts).toBe(file.receipts)
    expect(textOfXlsx(Buffer.from(after.base64, 'base64'))).not.toContain('示例公司')

    // A later name is a new yes, to it alone.
    const later = await giver.give('milk0001', 400)
    await giver.done('receipts.ask', { giftId: later, payer: '新抬头', textVersion })
    const last = textOfXlsx(
      Buffer.from((await finance.done('receipts.export', asked)).base64, 'base64'),
    )
    expect(last).toContain('新抬头')
    expect(last).not.toContain('示例公司')
  })
})

test('a file that is no receipt is refused with what is missing', async () => {
  const { said, exitCode } = await verify({ format: 'lantern receipt 1' })
  expect(exitCode).toBe(2)
  expect(said).toContain('receipt.json cannot be read')
})

/** What stands in a workbook, its parts one after another: read by the directory at the archive's end. */
function textOfXlsx(file: Buffer): string {
  const parts: string[] = []
  const end = file.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  let at = file.readUInt32LE(end + 16)
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packed, local] = [file.readUInt32LE(at + 20), file.readUInt32LE(at + 42)]
    const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    const bytes = file.subarray(from, from + packed)
    const isPacked = file.readUInt16LE(at + 10) === 8
    parts.push((isPacked ? inflateRawSync(bytes) : bytes).toString('utf8'))
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return parts.join('\n')
}
