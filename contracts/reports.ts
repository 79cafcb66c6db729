/**
 * What became of the money. A charity's people write a report and send it to finance; somebody there who has
 * written nothing of it approves it, and only then it is read, counts, and its spending is booked (decision 63).
 */
import { z } from 'zod'
import { DayText, declare, Id, Instant, Key, lineOfText, paragraphsOf } from './declare'
import {
  REASON_CODE_POINTS_MAX,
  REPORT_LINES_MAX,
  REPORT_PARTNERS_MAX,
  REPORT_PEOPLE_MAX,
  REPORT_PICTURES_MAX,
  REPORT_TEXT_CODE_POINTS_MAX,
  REPORT_TITLE_CODE_POINTS_MAX,
  SPENT_LINE_FEN_MAX,
  VOUCHERS_A_LINE_MAX,
} from './limits'
import { Report, ReportPartner, ReportSurplus } from './projects'

const PLACE_CODE_POINTS_MAX = 60
const LINE_CODE_POINTS_MAX = 60
const NOTE_CODE_POINTS_MAX = 200

const something = { error: 'something must be said' }
const said = (codePointsMax: number) =>
  lineOfText(codePointsMax).refine((text) => text.length > 0, something)

/** In one language, which stands for both, or in both. */
const Title = inOneOrBoth(said(REPORT_TITLE_CODE_POINTS_MAX))
const Text = inOneOrBoth(
  paragraphsOf(REPORT_TEXT_CODE_POINTS_MAX).refine((text) => text.length > 0, something),
)

function inOneOrBoth(text: z.ZodType<string, string>) {
  return z.union([text.transform((zh) => ({ zh, en: zh })), z.strictObject({ zh: text, en: text })])
}

/** `line` is the Chinese or English name of a line of the project's budget; vouchers are files. */
export const SpendingLine = z.strictObject({
  line: said(LINE_CODE_POINTS_MAX),
  amountFen: z.int().min(1).max(SPENT_LINE_FEN_MAX),
  note: lineOfText(NOTE_CODE_POINTS_MAX).optional(),
  vouchers: z.array(Id).max(VOUCHERS_A_LINE_MAX).optional(),
})

/** Somebody who can be recognised, and when they agreed to it; of a child, a guardian agreed. No name. */
const PersonShown = z.strictObject({ consentOn: DayText, guardian: z.boolean().optional() })

const fields = {
  kind: Report.shape.kind,
  title: Title,
  text: Text,
  /** Of a correction: all lines as they should have been. What differs is booked. */
  spending: z.array(SpendingLine).max(REPORT_LINES_MAX),
  pictures: z.array(Id).max(REPORT_PICTURES_MAX).optional(),
  /** Everybody who can be recognised in the pictures; an empty list says that nobody can. */
  people: z.array(PersonShown).max(REPORT_PEOPLE_MAX).optional(),
  /** That the faces of minors are blurred. */
  facesBlurred: z.boolean().optional(),
  place: said(PLACE_CODE_POINTS_MAX).optional(),
  /** How many people were reached. */
  reached: z.int().min(0).max(1_400_000_000).optional(),
  nothingSpentWhy: said(REASON_CODE_POINTS_MAX).optional(),
  /** With whom the work was done; a final report says it, also that there was nobody. */
  partners: z.array(ReportPartner).max(REPORT_PARTNERS_MAX).optional(),
  /** What is left and where it goes, by the project's surplus rule; a final report says it. */
  surplus: ReportSurplus.optional(),
  /** Of a correction: the version that it takes the place of; without it, the newest report that stands. */
  corrects: Id.optional(),
  /** Of a disaster appeal: the day on which the rescue ended. From then on reports come every 3 months. */
  rescueEndedOn: DayText.optional(),
}

/** What a report says, before it stands. */
export const ReportContent = z.strictObject(fields)
export type ReportContent = z.infer<typeof ReportContent>

/** A draft may lack anything, and is not judged. */
const DraftContent = z.strictObject(fields).partial()
export type DraftContent = z.infer<typeof DraftContent>

export const ReportState = z.enum(['draft', 'waiting', 'returned', 'published'])

export const ReportDraft = z.object({
  reportId: Id,
  projectId: Id,
  state: ReportState,
  version: z.int(),
  content: DraftContent,
  /** Whether the caller has written of it, and so cannot approve it. */
  mine: z.boolean(),
  /** Why finance returned it. */
  why: z.string().optional(),
  savedAt: Instant,
  sentAt: Instant.optional(),
})
export type ReportDraft = z.infer<typeof ReportDraft>

export const reportsSave = declare({
  name: 'reports.save',
  who: 'staff',
  about:
    'Keeps a draft, as its screen does by itself. With `version`: only when nobody else has saved meanwhile.',
  input: z.strictObject({
    projectId: Id,
    reportId: Id.optional(),
    version: z.int().min(1).optional(),
    content: DraftContent,
  }),
  result: z.object({ reportId: Id, version: z.int(), savedAt: Instant }),
  refusals: ['NO_SUCH_PROJECT', 'FORBIDDEN', 'NO_SUCH_REPORT', 'REPORT_NOT_OPEN', 'REPORT_CHANGED'],
})

export const reportsPublish = declare({
  name: 'reports.publish',
  who: 'staff',
  about:
    'Sends a report to the charity’s finance; it is read once somebody there has approved it. Same key and body, or the same draft again: the same answer.',
  input: z
    .strictObject({
      ...fields,
      projectId: Id,
      key: Key.optional(),
      reportId: Id.optional(),
      version: z.int().min(1).optional(),
    })
    .refine(({ spending, nothingSpentWhy }) => spending.length === 0 || !nothingSpentWhy, {
      path: ['nothingSpentWhy'],
      error: 'something was spent',
    })
    .refine(({ kind, corrects }) => kind === 'correction' || corrects === undefined, {
      path: ['corrects'],
      error: 'only a correction corrects',
    }),
  result: z.object({ reportId: Id, state: ReportState, version: z.int() }),
  refusals: [
    'NO_SUCH_PROJECT',
    'FORBIDDEN',
    'NO_SUCH_REPORT',
    'REPORT_NOT_OPEN',
    'REPORT_CHANGED',
    'REPORT_INCOMPLETE',
    'REPORT_TOO_EARLY',
    'REPORTED_IN_FULL',
    'REPORT_CORRECTED',
    'LINE_NOT_IN_BUDGET',
    'SPENT_TOO_MUCH',
    'SURPLUS_DIFFERS',
    'CONSENT_MISSING',
    'NO_SUCH_FILE',
    'TEXT_REFUSED',
    'KEY_REUSED',
  ],
})

export const reportsApprove = declare({
  name: 'reports.approve',
  who: 'staff',
  about:
    'Approves a report that waits: by role finance, and by nobody who has written of it. It stands, its spending is booked, and giving opens again.',
  input: z.strictObject({ reportId: Id, version: z.int().min(1).optional() }),
  result: z.object({
    reportId: Id,
    state: ReportState,
    /** Whether it holds spending lines, or a reason why nothing was spent. */
    counts: z.boolean(),
    nextReportDueOn: DayText,
  }),
  refusals: [
    'NO_SUCH_REPORT',
    'FORBIDDEN',
    'SECOND_PERSON_NEEDED',
    'REPORT_NOT_WAITING',
    'REPORT_CHANGED',
    'REPORTED_IN_FULL',
    'REPORT_CORRECTED',
    'SPENT_TOO_MUCH',
    'SURPLUS_DIFFERS',
    'TEXT_REFUSED',
    'TEXT_UNCHECKED',
  ],
})

export const reportsReturn = declare({
  name: 'reports.return',
  who: 'staff',
  about: 'Gives a report that waits back to those who wrote it, with the reason: by role finance.',
  input: z.strictObject({ reportId: Id, why: said(REASON_CODE_POINTS_MAX) }),
  result: z.object({ reportId: Id, state: ReportState }),
  refusals: ['NO_SUCH_REPORT', 'FORBIDDEN', 'REPORT_NOT_WAITING'],
})

export const reportsDrafts = declare({
  name: 'reports.drafts',
  who: 'staff',
  about:
    'What is written, waits or was returned, of a charity or of one project; the newest first.',
  input: z
    .strictObject({
      charityId: Id.optional(),
      projectId: Id.optional(),
      cursor: z.string().max(100).optional(),
    })
    .refine(({ charityId, projectId }) => (charityId === undefined) !== (projectId === undefined), {
      error: 'of a charity or of a project',
    }),
  result: z.object({ items: z.array(ReportDraft), next: z.string().optional() }),
  refusals: ['NO_SUCH_PROJECT', 'FORBIDDEN'],
})

export const reportsList = declare({
  name: 'reports.list',
  who: 'anyone',
  about: 'All reports of a project that stand, with every version of each; the newest first.',
  input: z.strictObject({ projectId: Id, cursor: z.string().max(100).optional() }),
  result: z.object({ items: z.array(Report), next: z.string().optional() }),
  refusals: ['NO_SUCH_PROJECT'],
})

export const reportsShow = declare({
  name: 'reports.show',
  who: 'anyone',
  about: 'A report that stands; its charity’s people see one of theirs that does not, as well.',
  input: z.strictObject({ reportId: Id }),
  result: z.object({ report: Report.optional(), draft: ReportDraft.optional() }),
  refusals: ['NO_SUCH_REPORT'],
})
