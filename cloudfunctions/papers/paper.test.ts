import { extractText, getDocumentProxy } from 'unpdf'
import { type Paper, pdfOf } from '.'
import { unpackWoff } from './fonts'
import { readable } from './readable'

const paper: Paper = {
  title: { zh: '月捐年度对账单', en: 'Statement of monthly gifts' },
  about: [{ zh: '2026 年', en: 'The year 2026' }],
  columns: [
    { head: { zh: '月份', en: 'Month' }, share: 0.2 },
    { head: { zh: '项目', en: 'Project' }, share: 0.5 },
    { head: { zh: '金额', en: 'Sum' }, share: 0.3, align: 'right' },
  ],
  rows: [
    ['2026-01', '山路上的灯（示例）', '¥30.00'],
    ['2026-02', '图书角（示例）', '¥1,234.50'],
  ],
  sums: [{ label: { zh: '合计', en: 'Together' }, value: '¥1,264.50' }],
  notes: [{ zh: '正式票据由慈善组织开具。', en: 'The charity issues the official receipt.' }],
  foot: { zh: '灯愿', en: 'Lantern' },
  at: new Date('2027-01-01T00:00:00Z'),
}

async function pagesOf(asked: Paper): Promise<string[]> {
  const pdf = await getDocumentProxy(new Uint8Array(await pdfOf(asked)))
  const { text } = await extractText(pdf, { mergePages: false })
  return text
}

test('a reader of PDF finds every word and sum of it, Chinese and English', async () => {
  const [text = ''] = await pagesOf(paper)
  const words = [paper.title.zh, paper.title.en, ...paper.rows.flat(), '合计 Together', '¥1,264.50']
  for (const word of words) expect(text).toContain(word)
  expect(text).toContain('灯愿 Lantern · 1/1')
})

test('a table of many rows goes on over pages, with its head on each and none lost', async () => {
  const rows = Array.from({ length: 120 }, (_, n) => [`第${n + 1}行`, '项目', '¥1.00'])
  const pages = await pagesOf({ ...paper, rows })
  expect(pages.length).toBeGreaterThan(2)
  for (const [n, page] of pages.entries()) {
    expect(page).toContain(`${n + 1}/${pages.length}`)
    if (page.includes('行')) expect(page).toContain('Month')
  }
  const all = pages.join('\n')
  for (const [name = ''] of rows) expect(all).toContain(name)
})

test.each([26, 27, 28, 29, 30, 31])(
  'after %i rows, sums and notes are on one page',
  async (count) => {
    const rows = Array.from({ length: count }, (_, n) => [`第${n + 1}行`, '项目', '¥1.00'])
    const last = (await pagesOf({ ...paper, rows })).at(-1)
    expect(last).toContain('合计 Together')
    expect(last).toContain('正式票据由慈善组织开具。')
  },
)

test('it embeds what it draws and no more', async () => {
  const bytes = await pdfOf(paper)
  expect(bytes.length).toBeLessThan(60_000)
  expect(bytes.toString('latin1')).toContain('/FontFile')
})

test('a character that no face has is named by its number', () => {
  expect(readable('尧堯 A\n喆')).toBe('尧[U+582F] A\n喆')
  expect(readable('Children’s “孩子们’”')).toBe("Children's “孩子们’”")
})

test('what is no WOFF is refused', () => {
  expect(() => unpackWoff(Buffer.from('OTTO0000'))).toThrow('not a WOFF')
})
