/** The same data as a page to be read: one file that loads nothing and runs nothing. */
import { beijingParts } from '../../contracts/beijing'
import { factOf, tablesIn, titleOf } from '../../contracts/data-words'
import type { Words } from '../../contracts/declare'
import type { Exported } from './export'

export function pageOf(data: Exported, at: Date): string {
  const { day, time } = beijingParts(at)
  const parts = tablesIn(data).map((table) => section(titleOf(table), data[table] ?? []))
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>我的资料 · My data · 灯愿 Lantern</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<style>
:root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
body { max-width: 48rem; margin: 2rem auto; padding: 0 1rem; }
dl { display: grid; grid-template-columns: minmax(8rem, 1fr) 2fr; gap: .125rem 1rem; margin: 0 0 1.5rem; }
dt { opacity: .7; } dd { margin: 0; overflow-wrap: anywhere; }
</style></head>
<body>
<h1>我的资料 <span lang="en">My data</span></h1>
<p>灯愿在 ${day} ${time} 保存的、与你有关的全部内容。时间是北京时间。
<span lang="en">All that Lantern keeps of you at that time. Times are Beijing’s.</span></p>
${parts.join('\n')}
</body></html>
`
}

function section({ zh, en }: Words, rows: readonly Record<string, unknown>[]): string {
  const items = rows.map((row) => {
    const facts = Object.entries(row).map(([field, kept]) => {
      const fact = factOf(field, kept)
      return fact ? `<dt>${both(fact.label)}</dt><dd>${plain(fact.value)}</dd>` : ''
    })
    return `<dl>${facts.join('')}</dl>`
  })
  return `<h2>${both({ zh, en })}</h2>\n${items.join('\n')}`
}

function both({ zh, en }: Words): string {
  return zh === en ? plain(zh) : `${plain(zh)} <span lang="en">${plain(en)}</span>`
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function plain(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark)
}
