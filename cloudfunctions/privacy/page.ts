/** The same data as a page to be read: one file that loads nothing and runs nothing. */
import type { Exported } from './export'

const titles: Record<string, string> = {
  donor: '我 · Myself',
  gift: '捐款 · Gifts',
  payment: '付款 · Payments',
  refund: '退款 · Refunds',
  ledger_entry: '账目 · Ledger entries',
  pledge: '月捐 · Monthly pledges',
  charge: '月捐的各月 · Months of pledges',
  contract: '扣款授权 · Debit contracts',
  envelope: '爱心红包 · Envelopes',
  envelope_portion: '打开的份 · Portions opened',
  consent: '同意与撤回 · Consents',
  notice: '通知 · Notices',
  reminder: '提醒 · Reminders',
  share: '分享卡片 · Cards',
  session: '登录 · Sessions',
  video_watch: '看过的视频 · Videos watched',
  staff: '在慈善组织的工作 · Work for charities',
  change_log: '我做的改动 · Changes made',
  file: '上传的文件 · Files sent',
}

export function pageOf(data: Exported, at: Date): string {
  const parts = Object.entries(data)
    .filter(([, rows]) => rows.length > 0)
    .map(([table, rows]) => section(titles[table] ?? table, rows))
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
<p>灯愿在 ${at.toISOString()} 保存的、与你有关的全部内容。金额以分为单位。
<span lang="en">All that Lantern keeps of you at that time. Amounts are in fen.</span></p>
${parts.join('\n')}
</body></html>
`
}

function section(title: string, rows: readonly Record<string, unknown>[]): string {
  const items = rows.map((row) => {
    const facts = Object.entries(row)
      .filter(([, value]) => value !== null)
      .map(([key, value]) => `<dt>${plain(key)}</dt><dd>${plain(textOf(value))}</dd>`)
    return `<dl>${facts.join('')}</dl>`
  })
  return `<h2>${plain(title)}</h2>\n${items.join('\n')}`
}

function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const MARKS: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function plain(text: string): string {
  return text.replace(/[&<>"]/g, (mark) => MARKS[mark] ?? mark)
}
