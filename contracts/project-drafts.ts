/**
 * A project before it is published, and what may change after. A draft holds anything that is partly
 * filled in; what the law asks for (docs/law.md) is asked when it is published.
 */
import { z } from 'zod'
import { DayText, declare, Id, Instant, Key, lineOfText, Words } from './declare'
import { REASON_CODE_POINTS_MAX } from './limits'
import { GIFT_FEN_MAX } from './money'
import { Cause, Project } from './projects'

export const STORY_PARAGRAPHS_MAX = 8
export const BUDGET_LINES_MAX = 12
export const PRESETS = 5
/** An emergency appeal files its record number within so many days of its start. */
export const FILING_DAYS_MAX = 10
export const MANAGEMENT_PERCENT_MAX = 10

/** English runs longer. All texts of a project together stay below what one content check takes. */
const ENGLISH_TIMES = 2.5

/** Chinese is asked for when a project is published; where English is missing, the Chinese stands. */
function draftWords(codePointsMax: number) {
  return z.strictObject({
    zh: lineOfText(codePointsMax).optional(),
    en: lineOfText(codePointsMax * ENGLISH_TIMES).optional(),
  })
}
export type DraftWords = z.infer<ReturnType<typeof draftWords>>

const fields = {
  title: draftWords(30),
  summary: draftWords(60),
  cause: Cause,
  cover: z.string().max(40),
  monthly: z.boolean(),
  emergency: z.boolean(),
  goalFen: z.int().min(0).max(1_000_000_000_000),
  presetsFen: z.array(z.int().min(0).max(GIFT_FEN_MAX)).max(PRESETS),
  recordNumber: lineOfText(40),
  /** The last day of the record number, where it has one of its own. */
  recordUntil: DayText,
  filingDueOn: DayText,
  startsOn: DayText,
  endsOn: DayText,
  story: z.array(draftWords(500)).max(STORY_PARAGRAPHS_MAX),
  beneficiary: draftWords(200),
  usedFor: draftWords(200),
  notUsedFor: draftWords(200),
  surplusRule: draftWords(200),
  budget: z
    .array(
      z.strictObject({
        line: draftWords(20).optional(),
        per100: z.int().min(0).max(100).optional(),
        kind: z.enum(['work', 'management']).optional(),
      }),
    )
    .max(BUDGET_LINES_MAX),
  meanings: z
    .array(
      z.strictObject({
        amountFen: z.int().min(0).max(GIFT_FEN_MAX).optional(),
        means: draftWords(60).optional(),
      }),
    )
    .max(PRESETS),
  reportEvery: z.enum(['5-days', '3-months']),
}
type Fields = typeof fields
export type DraftField = keyof Fields

export const DraftContent = z.strictObject(fields).partial()
export type DraftContent = z.infer<typeof DraftContent>

/** Fields that are named take the place of what was; null empties one. */
const DraftPatch = z.strictObject(
  Object.fromEntries(
    Object.entries(fields).map(([name, shape]) => [name, shape.nullable().optional()]),
  ) as { [Name in DraftField]: z.ZodOptional<z.ZodNullable<Fields[Name]>> },
)
export type DraftPatch = z.infer<typeof DraftPatch>

/** What a project cannot be published without, or has in a way that cannot stand. */
export const missingFields = [
  'title',
  'summary',
  'cause',
  'cover',
  'goalFen',
  'presetsFen',
  'recordNumber',
  'recordUntil',
  'filingDueOn',
  'startsOn',
  'endsOn',
  'story',
  'beneficiary',
  'usedFor',
  'notUsedFor',
  'surplusRule',
  'budget',
  /** The budget has more than a tenth for management. */
  'management',
  'meanings',
  'reportEvery',
  /** The charity's: it must be valid today and on the day on which the project starts. */
  'certificate',
  'merchantAccount',
] as const
export const MissingField = z.enum(missingFields)
export type MissingField = z.infer<typeof MissingField>

/** What may change while a project stands. All else is what people gave for. */
export const changeableFields = [
  'summary',
  'story',
  'cover',
  'monthly',
  'goalFen',
  'presetsFen',
  'meanings',
  'endsOn',
  'recordUntil',
  /** Once, where an emergency appeal started without it; an operator may correct it. */
  'recordNumber',
] as const satisfies readonly DraftField[]

const Missing = z.array(MissingField)
const State = z.enum(['draft', 'published', 'closed'])

export const draftsSave = declare({
  name: 'drafts.save',
  who: 'staff',
  about:
    'Keeps what an owner or editor has written so far; without a `projectId` it begins a project, with the same `key` the same one. A save from an older `version` is refused. The draft of a published project begins as what stands.',
  input: z.strictObject({
    projectId: Id.optional(),
    key: Key.optional(),
    charityId: Id,
    content: DraftPatch,
    version: z.int().min(0).optional(),
  }),
  result: z.object({ projectId: Id, version: z.int(), missing: Missing }),
  refusals: [
    'NO_SUCH_CHARITY',
    'FORBIDDEN',
    'NO_SUCH_PROJECT',
    'PROJECT_ENDED',
    'DRAFT_CHANGED',
    'TOO_MANY_OPEN',
  ],
})

const DraftCard = z.object({
  projectId: Id,
  title: Words,
  state: State,
  version: z.int(),
  /** Saved after it was last published, or never published. */
  unpublished: z.boolean(),
  updatedAt: Instant,
})

export const draftsMine = declare({
  name: 'drafts.mine',
  who: 'staff',
  about: 'The projects of a charity with their drafts, the latest change first.',
  input: z.strictObject({ charityId: Id }),
  result: z.object({ items: z.array(DraftCard) }),
  refusals: ['NO_SUCH_CHARITY', 'FORBIDDEN'],
})

export const draftsShow = declare({
  name: 'drafts.show',
  who: 'staff',
  about: 'A draft as it was saved last, with what is missing and what may change.',
  input: z.strictObject({ projectId: Id }),
  result: DraftCard.extend({
    charityId: Id,
    content: DraftContent,
    missing: Missing,
    changeable: z.array(z.enum(Object.keys(fields) as [DraftField, ...DraftField[]])),
  }),
  refusals: ['NO_SUCH_PROJECT'],
})

export const draftsPreview = declare({
  name: 'drafts.preview',
  who: 'staff',
  about:
    'A draft as `projects.show` would give it if it were published now. Texts that are missing are empty, days are today.',
  input: z.strictObject({ projectId: Id }),
  result: Project,
  refusals: ['NO_SUCH_PROJECT'],
})

export const draftsPublish = declare({
  name: 'drafts.publish',
  who: 'staff',
  about:
    'Publishes a draft, or the changes of a project that stands. PROJECT_INCOMPLETE lists everything that is missing.',
  input: z.strictObject({ projectId: Id, version: z.int().min(0).optional() }),
  result: z.object({ projectId: Id }),
  refusals: [
    'NO_SUCH_PROJECT',
    'FORBIDDEN',
    'PROJECT_INCOMPLETE',
    'PROJECT_FIXED',
    'PROJECT_ENDED',
    'DRAFT_CHANGED',
    'TEXT_REFUSED',
    'TEXT_UNCHECKED',
  ],
})

export const projectsClose = declare({
  name: 'projects.close',
  who: 'staff',
  about:
    'An owner or an operator ends a project’s giving, for good; its page stays readable. What was paid before it still counts. Again changes nothing.',
  input: z.strictObject({
    projectId: Id,
    reason: lineOfText(REASON_CODE_POINTS_MAX).refine((text) => text !== '', {
      error: 'not empty',
    }),
  }),
  result: z.object({ projectId: Id, closedAt: Instant }),
  refusals: ['NO_SUCH_PROJECT', 'FORBIDDEN'],
})
