/** The simulator as a child of `npm start`, `npm run dev` and `npm run demo`: one merchant for each sample charity, and one more. */
import { SIMULATED_TEMPLATES, type Template } from '../cloudfunctions/notices'
import { sampleCharities } from '../cloudfunctions/projects'
import { dayOf } from '../contracts/beijing'
import type { NoticeKind } from '../contracts/notices'
import { appPages } from './app-pages'
import { type Places, simulatorFolder } from './places'
import { type Program, program, untilReady } from './program'

/** As the chat app's library of templates would call them. */
const TEMPLATE_TITLES: Record<NoticeKind, string> = {
  gift_settled: '捐款到账通知',
  friend_gave: '好友捐款提醒',
  envelope_ended: '爱心红包结束通知',
  calendar_day: '公益日历提醒',
  pledge_due: '月捐日提醒',
  pledge_failed: '月捐扣款未成功通知',
  pledge_held: '月捐暂停扣款通知',
  pledge_ended: '月捐结束通知',
  pledge_paused_over: '月捐恢复通知',
  report_published: '项目进展通知',
  pledge_announced: '月捐扣款提前通知',
  pledge_missed: '月捐未完成通知',
}

/** An account of the simulator's payment service waits for a charity that is entered by hand (README.md). */
const NEW_CHARITY = { charityId: 'xinban', name: '新办的慈善组织（示例）' }

type Said = Template['fields'][string]
/** What stands before a value there. */
const LABELS: Record<Said, string> = { what: '内容', project: '项目', amount: '金额', time: '时间' }

/** `pagesFolder` holds the phone page, as it was built; `more` is for the simulator's own settings. */
export function startSimulator(
  { settings, productUrl, simulatorPort }: Places,
  pagesFolder: string,
  more: NodeJS.ProcessEnv = {},
): Program {
  const samples = sampleCharities(dayOf(new Date()))
  const merchants = [
    ...samples.map(({ charityId, name }) => ({ charityId, name: name.zh })),
    NEW_CHARITY,
  ]
  return program('simulator/serve.ts', {
    env: {
      SIMULATOR_PORT: String(simulatorPort),
      SIMULATOR_HOST: settings.host,
      SIMULATOR_DATA: simulatorFolder(settings),
      SIMULATOR_PAGES: pagesFolder,
      MERCHANTS: JSON.stringify(merchants),
      PRODUCT_ORIGIN: `${productUrl},http://localhost:${settings.port}`,
      APP_CLOCK_URL: `${productUrl}/development/clock`,
      ...more,
    },
  })
}

/**
 * What the product's settings need of it, once it answers and has heard of the pages. The first sample
 * person is the operator.
 */
export async function settingsFrom(
  simulator: Program,
  url: string,
  name = '小满（示例）',
): Promise<NodeJS.ProcessEnv> {
  await untilReady(simulator, (heard) => /http:\/\/\S+/.exec(String(heard))?.[0])
  await tellPages(url)
  await tellTemplates(url)
  return {
    SIMULATOR_URL: url,
    OPERATOR_OPENIDS: process.env['OPERATOR_OPENIDS'] || (await firstPerson(url, name)),
  }
}

/** From then on codes, notices and cards of a page that is not there are refused. */
export async function tellPages(url: string): Promise<void> {
  await tell<unknown>(`${url}/control/app`, { pages: await appPages() })
}

/** From then on a message asks and arrives under its title, and its fields have to be the template's. */
export async function tellTemplates(url: string): Promise<void> {
  for (const [kind, template] of Object.entries(SIMULATED_TEMPLATES)) {
    const title = TEMPLATE_TITLES[kind as NoticeKind]
    const fields = Object.keys(template.fields)
    const labels = labelsOf(kind as NoticeKind, template)
    await tell<unknown>(`${url}/control/templates`, {
      templateId: template.templateId,
      title,
      fields,
      labels,
    })
  }
}

/** A reminder is about a day, which stands where the other messages have their project. */
export function labelsOf(kind: NoticeKind, { fields }: Template): Record<string, string> {
  const ofKind = kind === 'calendar_day' ? { ...LABELS, project: '日子' } : LABELS
  return Object.fromEntries(Object.entries(fields).map(([field, said]) => [field, ofKind[said]]))
}

async function firstPerson(url: string, name: string): Promise<string> {
  const people: { openid: string }[] = await (await fetch(`${url}/control/people`)).json()
  if (people[0]) return people[0].openid
  return (await tell<{ openid: string }>(`${url}/control/people`, { name })).openid
}

async function tell<Answer>(address: string, body: object): Promise<Answer> {
  const reply = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!reply.ok) {
    throw new Error(`The simulator answered ${reply.status} at ${address}: ${await reply.text()}`)
  }
  return reply.json()
}
