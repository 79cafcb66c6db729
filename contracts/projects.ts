/** Projects and the charities behind them: everything that the law asks to be shown (docs/law.md). */
import { z } from 'zod'
import { DayText, declare, Id, Instant, lineOfText, Words } from './declare'

export const causes = [
  'education',
  'health',
  'hardship',
  'environment',
  'rural',
  'culture',
  'accessibility',
] as const
export const Cause = z.enum(causes)
export type Cause = z.infer<typeof Cause>

/**
 * Sums of what stands, as far as they are known, with their time. A total goes down only by what went
 * back, which is in `refundedFen` then, and by what friends directed elsewhere from an envelope, which is in
 * `movedOutFen`; a gift that went back whole is counted no more.
 */
export const Totals = z.object({
  raisedFen: z.int(),
  refundedFen: z.int(),
  /** What friends directed here from envelopes of other projects; in `raisedFen` as well. */
  movedInFen: z.int(),
  movedOutFen: z.int(),
  gifts: z.int(),
  donors: z.int(),
  asOf: Instant,
})
export type Totals = z.infer<typeof Totals>

export const Charity = z.object({
  charityId: Id,
  name: Words,
  /** True for the invented charities that come with the program. */
  example: z.boolean(),
  about: Words,
  /** The public-fundraising certificate (公开募捐资格证书). */
  certificateNumber: z.string(),
  certificateUntil: DayText,
  /** The unified social credit code of the organisation. */
  creditCode: z.string(),
  contact: z.object({ phone: z.string(), email: z.string(), address: Words }),
  /** The official public look-up where number and certificate can be checked. */
  lookupUrl: z.url(),
})
export type Charity = z.infer<typeof Charity>

const PARTNER_CODE_POINTS_MAX = 100

export const BudgetLine = z.object({
  line: Words,
  /** Of every 100 yuan given, how many go to this line; the lines of a budget add up to 100. */
  per100: z.int().min(1).max(100),
  kind: z.enum(['work', 'management']),
})

/** With whom the work was done. */
export const ReportPartner = z.strictObject({
  name: lineOfText(PARTNER_CODE_POINTS_MAX),
  did: lineOfText(PARTNER_CODE_POINTS_MAX).optional(),
})

/** What is left when a project has ended, and where it goes. */
export const ReportSurplus = z.strictObject({
  fen: z.int().min(0),
  where: lineOfText(PARTNER_CODE_POINTS_MAX),
})

/** A report as it stands. What it says of spending is all that its version says, not what it changed. */
export const Report = z.object({
  reportId: Id,
  kind: z.enum(['progress', 'final', 'correction']),
  title: Words,
  text: Words,
  publishedAt: Instant,
  spentFen: z.int().min(0),
  vouchers: z.int().min(0),
  /** Whether it moves the day on which the next one is due. */
  counts: z.boolean().optional(),
  /** 1, and one more with each correction. */
  version: z.int().optional(),
  /** The version that it takes the place of, and the one that took its own. */
  corrects: Id.optional(),
  correctedBy: Id.optional(),
  /**
   * In lists of reports alone: whether a correction is taken. It is not where a newer version stands, nor of
   * the examples’ reports, which are older than the books (docs/decisions/0063).
   */
  mayCorrect: z.boolean().optional(),
  /** Under the names of the budget's lines; each with the number of its vouchers. */
  spending: z
    .array(
      z.object({
        line: Words,
        amountFen: z.int(),
        note: z.string().optional(),
        vouchers: z.int(),
      }),
    )
    .optional(),
  nothingSpentWhy: z.string().optional(),
  /** Files that anybody may open. */
  pictures: z.array(Id).optional(),
  place: z.string().optional(),
  reached: z.int().optional(),
  partners: z.array(ReportPartner).optional(),
  surplus: ReportSurplus.optional(),
})
export type Report = z.infer<typeof Report>

/** Whether a gift would be taken now, and if not, the refusal that `gifts.start` would give. */
export const Openness = z.discriminatedUnion('open', [
  z.object({ open: z.literal(true) }),
  z.object({
    open: z.literal(false),
    why: z.enum([
      'PROJECT_NOT_STARTED',
      'PROJECT_ENDED',
      'CERTIFICATE_EXPIRED',
      'RECORD_NUMBER_MISSING',
      'REPORT_LATE',
    ]),
    lateDays: z.int().optional(),
  }),
])
export type Openness = z.infer<typeof Openness>

/** What a list shows of a project. */
export const ProjectCard = z.object({
  projectId: Id,
  title: Words,
  summary: Words,
  cause: Cause,
  /** The key of a drawing of ours: `covers/<cover>`. */
  cover: z.string(),
  charityName: Words,
  example: z.boolean(),
  monthly: z.boolean(),
  emergency: z.boolean(),
  goalFen: z.int(),
  presetsFen: z.array(z.int()).length(5),
  openness: Openness,
  totals: Totals,
})
export type ProjectCard = z.infer<typeof ProjectCard>

/** The clock of reports on the day of `totals.asOf`, and what was booked as spent. */
export const Reporting = z.object({
  /** What is due next: `nothing` once the project has reported in full. */
  next: z.enum(['progress', 'final', 'nothing']),
  /** Whole days until it is due: 0 on the day itself, and when it is late. */
  daysLeft: z.int().min(0),
  /** Whole days since it was due; no gift is taken then. */
  lateDays: z.int().min(0),
  /** 3 months after the end. */
  finalDueOn: DayText,
  /** Until an emergency appeal has filed its record number (备案补办中). */
  filingDaysLeft: z.int().min(0).optional(),
  spentFen: z.int(),
  /** What was given back after it had been spent: the charity makes it up (decision 64). */
  overspentFen: z.int().min(0),
})
export type Reporting = z.infer<typeof Reporting>

/** A gift as strangers see it: a name only where its giver chose to show it (decision 31). */
export const PublicGift = z.object({
  name: z.string().optional(),
  amountFen: z.int(),
  message: z.string().optional(),
  at: Instant,
})

export const Project = ProjectCard.extend({
  charity: Charity,
  /** 备案编号; absent only while an emergency appeal may still file it. */
  recordNumber: z.string().optional(),
  /** The last day of the record number, where it has one of its own. */
  recordUntil: DayText.optional(),
  /** Emergency appeals file within 10 days and say so: 备案补办中. */
  filingDueOn: DayText.optional(),
  startsOn: DayText,
  endsOn: DayText,
  story: z.array(Words),
  beneficiary: Words,
  usedFor: Words,
  notUsedFor: Words,
  surplusRule: Words,
  budget: z.array(BudgetLine),
  managementPercent: z.int().min(0).max(10),
  /** What a sum does, where that can be said honestly. */
  meanings: z.array(z.object({ amountFen: z.int(), means: Words })),
  /** Every 5 days for a disaster appeal, else every 3 months (docs/law.md). */
  reportEvery: z.enum(['5-days', '3-months']),
  nextReportDueOn: DayText,
  /** Of a disaster appeal: until then it reports every 5 days; without it, to its end. */
  rescueUntil: DayText.optional(),
  reporting: Reporting.optional(),
  /** Those that stand, each in its last version; `reports.list` has them all. */
  reports: z.array(Report),
  latestGifts: z.array(PublicGift),
  /** Of a monthly project: how many people give every month, and what that comes to. */
  monthlyGivers: z.object({ people: z.int(), monthlyFen: z.int() }).optional(),
  /** Whether its charity's account can debit by contract, so that a pledge may choose it. */
  contractOffered: z.boolean().optional(),
})
export type Project = z.infer<typeof Project>

/** A page has so many at most, also when more are asked for. */
export const PROJECTS_A_PAGE_MAX = 50

export const projectsList = declare({
  name: 'projects.list',
  who: 'anyone',
  about: `Published projects, emergencies first, then by their id; ${PROJECTS_A_PAGE_MAX} a page at most, also when a larger \`limit\` is asked for.`,
  input: z.strictObject({
    cause: Cause.optional(),
    monthly: z.boolean().optional(),
    cursor: Id.optional(),
    limit: z.int().min(1).max(1_000).optional(),
  }),
  result: z.object({
    items: z.array(ProjectCard),
    next: z.string().optional(),
    /** What stands of what everybody gave today (Beijing), over all projects, and what went back of it. */
    today: z.object({ raisedFen: z.int(), refundedFen: z.int(), gifts: z.int(), asOf: Instant }),
  }),
  refusals: [],
})

export const projectsShow = declare({
  name: 'projects.show',
  who: 'anyone',
  about: 'A project with its charity, record number, budget, reports, totals and latest gifts.',
  input: z.strictObject({ projectId: Id }),
  result: Project,
  refusals: ['NO_SUCH_PROJECT'],
})
