/** What a report still lacks as it stands on the screen. Pure. */
import { parseYuan } from '../../../../contracts/money'
import { type Booked, booking, isWrongCount, type ReportForm, sumOfLines, wholeLines } from './form'

export type Lacking =
  | 'title'
  | 'text'
  | 'reached'
  | 'spending'
  | 'lines'
  | 'overspent'
  | 'nothingSpentWhy'
  | 'shown'
  | 'people'
  | 'facesBlurred'
  | 'partners'
  | 'surplus'

type Of = { inFull: boolean; project: Booked; corrects: string | undefined }

/** What is asked for before finance is asked, in the order of the page. The server has the last word. */
export function lackingIn(form: ReportForm, { inFull, project, corrects }: Of): Lacking[] {
  const half = form.lines.length !== wholeLines(form.lines).length
  const sumFen = form.spent === 'lines' ? sumOfLines(form.lines) : 0
  const { overspent } = booking(project, sumFen, corrects)
  const inPictures = form.pictures.length > 0
  const days = form.people.every(({ consentOn }) => consentOn !== '')
  const minors = form.people.some(({ guardian }) => guardian)
  const checks: [Lacking, boolean][] = [
    ['title', form.titleZh.trim() === ''],
    ['text', form.textZh.trim() === ''],
    ['reached', isWrongCount(form.reached)],
    ['shown', inPictures && form.shown === undefined],
    ['people', inPictures && form.shown === 'somebody' && (form.people.length === 0 || !days)],
    ['facesBlurred', inPictures && form.shown === 'somebody' && minors && !form.facesBlurred],
    ['spending', form.spent === 'lines' && form.lines.length === 0],
    ['lines', form.spent === 'lines' && half],
    ['overspent', overspent],
    ['nothingSpentWhy', form.spent === 'nothing' && form.nothingSpentWhy.trim() === ''],
    [
      'partners',
      inFull &&
        (form.alone === undefined ||
          (!form.alone && !form.partners.some(({ name }) => name.trim() !== ''))),
    ],
    ['surplus', inFull && lacksSurplus(form)],
  ]
  return checks.filter(([, lacks]) => lacks).map(([field]) => field)
}

function lacksSurplus({ surplus, surplusWhere }: ReportForm): boolean {
  const fen = parseYuan(surplus)
  return fen === undefined || (fen > 0 && surplusWhere.trim() === '')
}
