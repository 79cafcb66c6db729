/** Sheets of spending as people have them: from Excel in China, pasted, half wrong. */

import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { rowsOfTable, rowsOfWorkbook, textOf } from '../tables'
import { fenOfNumber, fenOfText } from './amount'
import { spendingOf } from './spending'

const BUDGET = [
  { zh: '棉被', en: 'Quilts' },
  { zh: '运输与发放', en: 'Transport and handing out' },
  { zh: '管理费', en: 'Management' },
]
const ROWS = 600

const ofText = (text: string) => spendingOf(rowsOfTable(text, ROWS) ?? [], BUDGET)
const faultsOf = (text: string) => {
  const read = ofText(text)
  return 'cells' in read ? read.cells.map(({ cell, why }) => `${cell} ${why}`) : read
}

test.each([
  ['pasted from Excel', '项目\t金额\t备注\n棉被\t1,234.50\t第一批\n管理费\t12\n'],
  ['CSV', '项目,金额,备注\r\n棉被,"1,234.50",第一批\r\n管理费,12,\r\n'],
  ['CSV with a mark of UTF-8', '\ufeff项目,金额（元）,备注\n棉被,1234.50,第一批\n管理费,12.00,\n'],
  ['English', 'Line,Amount (CNY),Note\nquilts,¥1234.5,第一批\nMANAGEMENT,12元,\n'],
  [
    'with a title, gaps and a total',
    '2026 年支出\n\n用途,金额,说明\n棉 被,1234.5,第一批\n\n管理费,12,\n合计,1246.50,\n',
  ],
  ['pasted without headings', '棉被\t1234.50\t第一批\n管理费\t１２\n'],
])('%s says what was spent', (_name, text) => {
  expect(ofText(text)).toEqual({
    lines: [
      { line: '棉被', amountFen: 123450, note: '第一批' },
      { line: '管理费', amountFen: 1200 },
    ],
    sumFen: 124650,
  })
})

test('GBK, as Excel in China writes CSV, is read', () => {
  // 项目,金额 / 棉被,12.5
  const bytes = Buffer.from('cfeec4bf2cbdf0b6ee0d0ac3deb1bb2c31322e350d0a', 'hex')
  expect(ofText(textOf(bytes) ?? '')).toEqual({
    lines: [{ line: '棉被', amountFen: 1250 }],
    sumFen: 1250,
  })
})

test('what is wrong is told by its cell, all at once', () => {
  const text = [
    '项目,金额,备注',
    '被子,10,',
    '棉被,,',
    '棉被,1.234,',
    '棉被,-5,',
    '棉被,(5.00),',
    ',7,',
    '管理费,十元,',
    '管理费,0.00,',
    `管理费,1,${'长'.repeat(201)}`,
    '合计,99,',
  ].join('\n')
  expect(faultsOf(text)).toEqual([
    'A2 unknown-line',
    'B3 no-amount',
    'B4 decimals',
    'B5 negative',
    'B6 negative',
    'A7 no-line',
    'B8 not-a-number',
    'B9 zero',
    'C10 note-too-long',
    'B11 total',
  ])
})

test('a sheet without its columns, without lines, or with too many is told', () => {
  expect(faultsOf('名称,数量\n棉被,三\n')).toEqual(['A1 no-header'])
  expect(faultsOf('')).toEqual(['A1 no-header'])
  expect(faultsOf('项目,金额\n')).toEqual(['A2 no-lines'])
  expect(faultsOf(`项目,金额\n${'棉被,1\n'.repeat(501)}`)).toEqual(['A502 too-many-rows'])
  expect(ofText(`项目,金额\n${'棉被,1\n'.repeat(500)}`)).toMatchObject({ sumFen: 50_000 })
})

test('every sum of yuan comes to its fen, as text and as a workbook stores it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000_000_000 }), (fen) => {
      const yuan = `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
      expect(fenOfText(yuan)).toBe(fen)
      // The nearest double, with all the digits that a program may write of it.
      expect(fenOfNumber(Number(yuan).toPrecision(17))).toBe(fen)
    }),
  )
})

test.each([
  ['19.989999999999998', 1999],
  ['0.30000000000000004', 30],
  ['1.1E+3', 110000],
  ['5E-3', 'decimals'],
  ['12.345', 'decimals'],
  ['-0.01', 'negative'],
  ['0', 'zero'],
  ['1e300', 'too-large'],
  ['NaN', 'not-a-number'],
])('%s in a workbook is %s', (stored, fen) => {
  expect(fenOfNumber(stored)).toBe(fen)
})

const CELLS = `
  <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>金额</t></is></c></row>
  <row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3"><v>19.989999999999998</v></c></row>
  <row r="4"><c r="A4" t="str"><f>A3</f><v>棉被</v></c><c r="B4"><f>B3*2</f><v>39.979999999999997</v></c></row>`

function aWorkbook(rows: string, more: { sheet?: string; strings?: string } = {}): Buffer {
  const xml = (body: string) => strToU8(`<?xml version="1.0" encoding="UTF-8"?>${body}`)
  return Buffer.from(
    zipSync({
      '[Content_Types].xml': xml('<Types/>'),
      'xl/workbook.xml': xml(
        '<workbook xmlns:r="x"><sheets><sheet name="支出" sheetId="7" r:id="rId3"/><sheet name="二" sheetId="8" r:id="rId4"/></sheets></workbook>',
      ),
      'xl/_rels/workbook.xml.rels': xml(
        '<Relationships><Relationship Id="rId4" Target="worksheets/sheet1.xml"/><Relationship Id="rId3" Target="worksheets/sheet2.xml"/></Relationships>',
      ),
      'xl/sharedStrings.xml': xml(
        more.strings ??
          '<sst><si><t>项目</t></si><si><r><t>棉</t></r><r><t>被</t></r><rPh><t>mián</t></rPh></si></sst>',
      ),
      'xl/worksheets/sheet1.xml': xml('<worksheet><sheetData/></worksheet>'),
      'xl/worksheets/sheet2.xml': xml(
        more.sheet ?? `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      ),
    }),
  )
}

const ofWorkbook = (bytes: Buffer) => spendingOf(rowsOfWorkbook(bytes, ROWS) ?? [], BUDGET)

test('the first sheet of a workbook is read, with formulas by their values and numbers to the fen', () => {
  expect(ofWorkbook(aWorkbook(CELLS))).toEqual({
    lines: [
      { line: '棉被', amountFen: 1999 },
      { line: '棉被', amountFen: 3998 },
    ],
    sumFen: 5997,
  })
})

test('a formula without a value, or with an error, is told by its cell', () => {
  const broken = `${CELLS}
    <row r="9"><c r="A9" t="s"><v>1</v></c><c r="B9"><f>SUM(B3)</f></c></row>
    <row r="10"><c r="A10" t="s"><v>1</v></c><c r="B10" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>`
  expect(ofWorkbook(aWorkbook(broken))).toMatchObject({
    cells: [
      { cell: 'B9', row: 9, column: 2, why: 'formula' },
      { cell: 'B10', why: 'formula' },
    ],
  })
})

test('a workbook that defines entities, is no XML, or is cut off is not read', () => {
  const bomb =
    '<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1"><v>&b;</v></c></row></sheetData></worksheet>'
  expect(rowsOfWorkbook(aWorkbook('', { sheet: bomb }), ROWS)).toBeUndefined()
  expect(rowsOfWorkbook(aWorkbook('', { sheet: '<worksheet><row' }), ROWS)).toBeUndefined()
  expect(rowsOfWorkbook(aWorkbook(CELLS).subarray(0, 300), ROWS)).toBeUndefined()
})

test('a part that is larger than it says does not fill the memory', () => {
  const bytes = aWorkbook('', { strings: `<sst>${' '.repeat(5_000_000)}</sst>` })
  // The directory says 1 KB; what is unpacked ends there, and is no XML any more.
  const lied = Buffer.from(bytes)
  let at = lied.lastIndexOf('xl/sharedStrings.xml') - 46 + 24
  lied.writeUInt32LE(1_000, at)
  at = lied.indexOf('xl/sharedStrings.xml') - 30 + 22
  lied.writeUInt32LE(1_000, at)
  expect(rowsOfWorkbook(lied, ROWS)).toBeUndefined()
})
