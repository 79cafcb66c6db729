/** A charity at work: people in each role, reports in each state, drafts, words to review. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from '../../cloudfunctions/db'
import { addDays, dayOf } from '../../contracts/beijing'
import { aProject } from '../support/books'
import { aPdf } from '../support/pictures'
import { aColleague, aFullDraft } from '../support/staff'
import { callFunction, headers, type Person, type World } from '../support/world'

export type Desk = {
  /** Where the product is. */
  url: string
  /** An operator’s openid, who is also an owner at one charity and finance at another one. */
  giver: string
  /** Reports: one’s own, whole; a last one; one’s own that waits; a colleague’s that came back; one to approve. */
  draft: string
  final: string
  own: string
  returned: string
  waiting: string
  /** Drafts of projects: with everything, and with nothing but a name. */
  whole: string
  begun: string
  /** What a wide screen shows to be scanned. */
  loginCode: string
}

export const OWN = 'shandu'
export const OTHER = 'hedeng'
const PICTURE = join(__dirname, '../../cards/open-door.jpg')

export async function aDesk(world: World): Promise<Desk> {
  const { db, url } = world
  const hand = await world.anOperator()
  await joins(hand, OWN, 'owner')
  await joins(hand, OTHER, 'finance')
  const [editor, finance, elsewhere] = [
    await aColleague(world, OWN, 'editor', '阿云'),
    await aColleague(world, OWN, 'finance', '阿竹'),
    await aColleague(world, OTHER, 'editor', '阿兰'),
  ]
  await hand.done('staff.invite', { charityId: OWN, role: 'finance' })
  const donor = await world.aPerson('阿禾')
  await donor.give('quilt001', 2_000_000, { confirmedLarge: true })
  await donor.give('lunch001', 500_000, { confirmedLarge: true })
  await wordsToReview(donor)
  const today = dayOf(world.product.app.clock.now())
  await aProject(db, 'late0001', { next_report_due_on: addDays(today, -3) })
  await db.run(sql`
    update project set content = jsonb_set(content, '{title}', '{"zh": "开学的书包", "en": "School bags"}')
    where id = 'late0001'`)
  const files = await someFiles(world, hand)
  const written = await someReports({ hand, editor, finance, elsewhere }, files)
  const { projectId: whole } = await hand.done('drafts.save', {
    charityId: OWN,
    content: aFullDraft(today),
  })
  const { projectId: begun } = await editor.done('drafts.save', {
    charityId: OWN,
    content: { title: { zh: '一间有光的图书室' } },
  })
  const started = await callFunction<{ code: string }>(url, 'desk.start', {})
  const loginCode = started.ok ? started.result.code : ''
  return { url, giver: hand.openid, ...written, whole, begun, loginCode }

  async function wordsToReview(person: Person): Promise<void> {
    const check = jest.spyOn(world.product.app.chat, 'checkText')
    check.mockResolvedValue({ verdict: 'review', by: 'nobody' })
    await person.give('books001', 5_000, { message: '愿你们夜里有灯，书里有路。' })
    await person.give('quilt001', 6_600, {
      message: '给高原的孩子，冬天快乐',
      name: '阿禾',
      showName: true,
    })
    check.mockRestore()
  }
}

async function joins(operator: Person, charityId: string, role: 'owner' | 'finance') {
  const { code } = await operator.done('staff.invite', { charityId, role })
  await operator.done('staff.join', { code, name: '阿明' })
}

type Files = { picture: string; invoice: string }

async function someFiles({ url }: World, person: Person): Promise<Files> {
  return {
    picture: await send('第三批.jpg', readFileSync(PICTURE), 'picture'),
    invoice: await send('发票.pdf', aPdf(), 'invoice'),
  }

  async function send(name: string, bytes: Buffer, kind: string): Promise<string> {
    const metaData = { size: bytes.length, charityId: OWN, kind }
    const body = JSON.stringify({ name, metaData })
    const ticket = { method: 'POST', headers: headers(person.sessionToken), body }
    const { upload_url: to } = await (await fetch(`${url}/1.1/fileTokens`, ticket)).json()
    const form = new FormData()
    form.append('file', new Blob([new Uint8Array(bytes)]), name)
    const taken = await fetch(to, { method: 'POST', body: form })
    return String((await taken.json()).objectId)
  }
}

type Staff = Record<'hand' | 'editor' | 'finance' | 'elsewhere', Person>

async function someReports({ hand, editor, finance, elsewhere }: Staff, files: Files) {
  const third = {
    kind: 'progress' as const,
    title: { zh: '第三批 160 床，送到 2 所学校', en: 'Third batch: 160 quilts to 2 schools' },
    text: {
      zh: '每床 112 元，比上一批多了一层衬布。\n两所学校当天点数签收，宿管把旧被子收去拆洗。',
      en: '112 yuan each. Both schools counted and signed the same day.',
    },
    place: '示例县，两所寄宿学校',
    reached: 160,
    spending: [
      { line: '被子与床品', amountFen: 1_520_000, note: '160 床', vouchers: [files.invoice] },
      { line: '运输', amountFen: 123_450, note: '两车' },
    ],
    pictures: [files.picture],
    people: [{ consentOn: '2026-11-02' }, { consentOn: '2026-11-02', guardian: true }],
    facesBlurred: true,
  }
  const projectId = 'quilt001'
  const { reportId: draft } = await hand.done('reports.save', { projectId, content: third })
  const { reportId: final } = await hand.done('reports.save', {
    projectId: 'late0001',
    content: {
      kind: 'final',
      title: { zh: '书包都发完了', en: 'All bags are given' },
      partners: [{ name: '示例县教育基金会', did: '按名单分发' }],
    },
  })
  const { reportId: own } = await hand.done('reports.publish', {
    projectId,
    kind: 'progress',
    title: '选定了第四批的学校',
    text: '还在量床，没有付款。',
    spending: [],
    nothingSpentWhy: '第四批下月订货，订金到时再付。',
  })
  const { reportId: returned } = await editor.done('reports.publish', {
    projectId,
    kind: 'progress',
    title: '冬天前的走访',
    text: '走了三所学校。',
    spending: [{ line: '走访核对', amountFen: 86_000, note: '路费和住宿' }],
  })
  await finance.done('reports.return', { reportId: returned, why: '住宿的发票少一张，补上再送。' })
  const { reportId: stands } = await editor.done('reports.publish', {
    projectId,
    kind: 'progress',
    title: { zh: '样被洗了二十次', en: 'Twenty washes' },
    text: { zh: '缩水不到百分之二，颜色没有掉。', en: 'It shrank by less than two per cent.' },
    spending: [{ line: '被子与床品', amountFen: 12_000, note: '检测' }],
  })
  await finance.done('reports.approve', { reportId: stands })
  const { reportId: waiting } = await elsewhere.done('reports.publish', {
    projectId: 'lunch001',
    kind: 'progress',
    title: { zh: '十一月的午饭，4 所学校', en: 'Lunches in November, 4 schools' },
    text: { zh: '一共 1,260 份，两荤一素。\n有两天下雪，菜晚到半小时。', en: '1,260 lunches.' },
    place: '示例县，4 所学校',
    reached: 315,
    spending: [{ line: '食材', amountFen: 378_000, note: '1,260 份' }],
  })
  return { draft, final, own, returned, waiting }
}
