/**
 * A report as it stands on the screen: texts as they were typed, also what is half written. Pure. What is
 * complete of it is what is saved and sent (contracts/reports.ts).
 */
import type { Words } from '../../../../contracts/declare'
import { formatFen, parseYuan } from '../../../../contracts/money'
import type { Project, Report } from '../../../../contracts/projects'
import type { ReportDraft } from '../../../../contracts/reports'
import type { Input } from '../../../cloud'

export type Kind = Report['kind']

export type Line = { key: string; line: string; amount: string; note: string; vouchers: string[] }
export type Person = { key: string; consentOn: string; guardian: boolean }
export type Partner = { key: string; name: string; did: string }

export type ReportForm = {
  titleZh: string
  titleEn: string
  textZh: string
  textEn: string
  place: string
  reached: string
  pictures: string[]
  /** Whether anybody in the pictures can be recognised; undefined until it is said. */
  shown: 'nobody' | 'somebody' | undefined
  people: Person[]
  facesBlurred: boolean
  spent: 'lines' | 'nothing'
  lines: Line[]
  nothingSpentWhy: string
  /** Of a final report; undefined until it is said. */
  alone: boolean | undefined
  partners: Partner[]
  surplus: string
  surplusWhere: string
  rescueEndedOn: string
}

let keys = 0
export const rowKey = (): string => {
  keys += 1
  return `row-${keys}`
}

export const emptyLine = (): Line => ({
  key: rowKey(),
  line: '',
  amount: '',
  note: '',
  vouchers: [],
})

type Content = ReportDraft['content']

export function formOf(content: Content): ReportForm {
  const { title, text, people, partners, surplus, spending = [] } = content
  return {
    ...bothOf('title', title),
    ...bothOf('text', text),
    place: content.place ?? '',
    reached: content.reached === undefined ? '' : String(content.reached),
    pictures: content.pictures ?? [],
    shown: people && (people.length > 0 ? 'somebody' : 'nobody'),
    people: (people ?? []).map(({ consentOn, guardian = false }) => ({
      key: rowKey(),
      consentOn,
      guardian,
    })),
    facesBlurred: content.facesBlurred ?? false,
    spent: content.nothingSpentWhy === undefined ? 'lines' : 'nothing',
    lines: spending.map(({ line, amountFen, note = '', vouchers = [] }) => ({
      key: rowKey(),
      line,
      amount: amountText(amountFen),
      note,
      vouchers,
    })),
    nothingSpentWhy: content.nothingSpentWhy ?? '',
    alone: partners && partners.length === 0,
    partners: (partners ?? []).map(({ name, did = '' }) => ({ key: rowKey(), name, did })),
    surplus: surplus ? amountText(surplus.fen) : '',
    surplusWhere: surplus?.where ?? '',
    rescueEndedOn: content.rescueEndedOn ?? '',
  } as ReportForm
}

/** A correction begins as what stands, with all lines, as they are written anew. */
export function contentToCorrect(report: Report): Content {
  const { title, text, pictures, place, reached, nothingSpentWhy, partners, surplus } = report
  return {
    title,
    text,
    spending: (report.spending ?? []).map(({ line, amountFen, note }) => ({
      line: line.zh,
      amountFen,
      ...(note && { note }),
    })),
    ...(pictures && { pictures }),
    ...(place && { place }),
    ...(reached !== undefined && { reached }),
    ...(nothingSpentWhy && { nothingSpentWhy }),
    ...(partners && { partners }),
    ...(surplus && { surplus }),
  }
}

export type SavedContent = Input<'reports.save'>['content']
type About = { kind: Kind; corrects: string | undefined; inFull: boolean }

/** What of it is whole; a line without its sum waits on the screen. */
export function contentOf(form: ReportForm, { kind, corrects, inFull }: About): SavedContent {
  const reached = countIn(form.reached)
  const title = wordsIn(form.titleZh, form.titleEn)
  const text = wordsIn(form.textZh, form.textEn)
  const surplusFen = parseYuan(form.surplus)
  const why = form.nothingSpentWhy.trim()
  return {
    kind,
    ...(corrects && { corrects }),
    ...(title && { title }),
    ...(text && { text }),
    spending: form.spent === 'lines' ? wholeLines(form.lines) : [],
    ...(form.spent === 'nothing' && why && { nothingSpentWhy: why }),
    ...(form.pictures.length > 0 && { pictures: form.pictures }),
    ...peopleIn(form),
    ...(form.place.trim() && { place: form.place.trim() }),
    ...(reached !== undefined && { reached }),
    ...(inFull && partnersIn(form)),
    ...(inFull &&
      surplusFen !== undefined && {
        surplus: { fen: surplusFen, where: form.surplusWhere.trim() },
      }),
    ...(form.rescueEndedOn && { rescueEndedOn: form.rescueEndedOn }),
  }
}

export function wholeLines(lines: readonly Line[]) {
  return lines.flatMap(({ line, amount, note, vouchers }) => {
    const amountFen = parseYuan(amount)
    if (!line || !amountFen) return []
    return [
      {
        line,
        amountFen,
        ...(note.trim() && { note: note.trim() }),
        ...(vouchers.length > 0 && { vouchers }),
      },
    ]
  })
}

/** In fen, of the lines that are whole. */
export function sumOfLines(lines: readonly Line[]): number {
  return wholeLines(lines).reduce((sum, { amountFen }) => sum + amountFen, 0)
}

export function linesRead(
  lines: readonly { line: string; amountFen: number; note?: string | undefined }[],
): Line[] {
  return lines.map(({ line, amountFen, note = '' }) => ({
    key: rowKey(),
    line,
    amount: amountText(amountFen),
    note,
    vouchers: [],
  }))
}

/** What is asked of a project to book a report. */
export type Booked = Pick<Project, 'totals' | 'reporting' | 'reports'>

/** What came in, what was spent before, what this report books, and what remains, in fen; and whether that is more than the server takes. */
export function booking(project: Booked, sumFen: number, corrects: string | undefined) {
  const cameInFen = project.totals.raisedFen
  const spentFen = project.reporting?.spentFen ?? 0
  const before = project.reports.find(({ reportId }) => reportId === corrects)?.spentFen ?? 0
  const booksFen = sumFen - before
  const leftFen = cameInFen - spentFen - booksFen
  // Less than before is always taken: a correction may come after money that was given back.
  return { cameInFen, spentFen, booksFen, leftFen, overspent: leftFen < 0 && booksFen > 0 }
}

/** Where English is missing, the Chinese stands for both. */
function wordsIn(zh: string, en: string) {
  const said = zh.trim()
  if (said === '') return undefined
  return en.trim() === '' ? said : { zh: said, en: en.trim() }
}

function bothOf<Name extends 'title' | 'text'>(name: Name, words: Words | undefined) {
  const en = words && words.en !== words.zh ? words.en : ''
  return { [`${name}Zh`]: words?.zh ?? '', [`${name}En`]: en }
}

function peopleIn({ pictures, shown, people, facesBlurred }: ReportForm) {
  if (pictures.length === 0 || shown === undefined) return {}
  if (shown === 'nobody') return { people: [] }
  const whole = people.flatMap(({ consentOn, guardian }) =>
    consentOn ? [{ consentOn, ...(guardian && { guardian }) }] : [],
  )
  return { ...(whole.length > 0 && { people: whole }), ...(facesBlurred && { facesBlurred }) }
}

function partnersIn({ alone, partners }: ReportForm) {
  if (alone === undefined) return {}
  if (alone) return { partners: [] }
  const named = partners
    .filter(({ name }) => name.trim() !== '')
    .map(({ name, did }) => ({ name: name.trim(), ...(did.trim() && { did: did.trim() }) }))
  return named.length > 0 ? { partners: named } : {}
}

/** Typed, and no number of people: it is not saved. */
export function isWrongCount(text: string): boolean {
  return text.trim() !== '' && countIn(text) === undefined
}

function countIn(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[,\s人]/g, '')
  return /^\d{1,9}$/.test(plain) ? Number(plain) : undefined
}

/** As it would be typed: `1234.50`. */
function amountText(amountFen: number): string {
  return formatFen(amountFen).replace(/[¥,]/g, '').replace(/\.00$/, '')
}
