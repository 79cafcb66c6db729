/**
 * Charities and the people who work for them. An operator registers a charity and invites its first
 * owner; what staff do from then on is kept, with who, when and what.
 */
import { z } from 'zod'
import { DayText, declare, Id, Instant, lineOfText, Words } from './declare'
import { NAME_CODE_POINTS_MAX } from './limits'

/** An owner answers for the charity, an editor writes, finance approves what was spent. */
export const staffRoles = ['owner', 'editor', 'finance'] as const
export const StaffRole = z.enum(staffRoles)
export type StaffRole = z.infer<typeof StaffRole>

/** English runs to about three times as many characters as Chinese. */
const ENGLISH_TIMES = 3

const filled = (codePointsMax: number) =>
  lineOfText(codePointsMax).refine((text) => text !== '', { error: 'not empty' })

/** Chinese, and English where it was written: without it the Chinese stands in both places. */
function publicWords(codePointsMax: number) {
  return z
    .strictObject({
      zh: filled(codePointsMax),
      en: lineOfText(codePointsMax * ENGLISH_TIMES).optional(),
    })
    .transform(({ zh, en }) => ({ zh, en: en || zh }))
}

const charityFields = {
  name: publicWords(40),
  about: publicWords(200),
  /** The unified social credit code of the organisation. */
  creditCode: z.string().regex(/^[0-9A-Z]{18}$/),
  certificateNumber: filled(60),
  /** The last day of the public-fundraising certificate. */
  certificateUntil: DayText,
  /** The charity's own merchant account: one whose keys the settings hold under this charity. */
  mchid: z.string().regex(/^[A-Za-z0-9]{4,32}$/),
  contact: z.strictObject({ phone: filled(30), email: z.email(), address: publicWords(80) }),
  /** Where number and certificate can be checked. */
  lookupUrl: z.url({ protocol: /^https$/ }),
}

export const charitiesRegister = declare({
  name: 'charities.register',
  who: 'operator',
  about:
    'Enters a charity. Its merchant account is the one that the settings hold for it; without one it can draft, and cannot publish. Without an id it has the one that the settings name for its account, or a new one.',
  input: z.strictObject({
    charityId: z
      .string()
      .regex(/^[a-z0-9]{4,20}$/)
      .optional(),
    ...charityFields,
    mchid: charityFields.mchid.optional(),
  }),
  result: z.object({ charityId: Id, mchid: z.string().optional() }),
  refusals: ['CHARITY_KNOWN', 'NO_SUCH_MERCHANT'],
})

export const charitiesChange = declare({
  name: 'charities.change',
  who: 'staff',
  about:
    'An operator or an owner changes what is named. A certificate counts from then on, also for payments of gifts that have started.',
  input: z.strictObject({ charityId: Id, ...z.strictObject(charityFields).partial().shape }),
  result: z.object({
    charityId: Id,
    /** The fields that are another now. */
    changed: z.array(z.string()),
  }),
  refusals: [
    'NO_SUCH_CHARITY',
    'FORBIDDEN',
    'CHARITY_KNOWN',
    'NO_SUCH_MERCHANT',
    'TEXT_REFUSED',
    'TEXT_UNCHECKED',
  ],
})

/** As it is read aloud or typed: capitals, gaps and hyphens do not count. */
const Code = z
  .string()
  .max(60)
  .transform((text) => text.toLowerCase().replace(/[\s-]/g, ''))

export const INVITE_DAYS = 7

export const staffInvite = declare({
  name: 'staff.invite',
  who: 'staff',
  about: `A code for one new member of staff, from an owner or an operator. It counts once, for ${INVITE_DAYS} days, and is told this once.`,
  input: z.strictObject({ charityId: Id, role: StaffRole }),
  result: z.object({ code: z.string(), endsAt: Instant }),
  refusals: ['NO_SUCH_CHARITY', 'FORBIDDEN', 'TOO_MANY_OPEN'],
})

export const staffJoin = declare({
  name: 'staff.join',
  who: 'donor',
  about:
    'Uses up an invitation. The name is what colleagues read; a person without one is shown by id.',
  tryOf: ({ code }) => code,
  input: z.strictObject({ code: Code, name: lineOfText(NAME_CODE_POINTS_MAX).optional() }),
  result: z.object({ charityId: Id, role: StaffRole }),
  refusals: ['NO_SUCH_INVITE', 'INVITE_USED', 'INVITE_ENDED', 'ALREADY_STAFF', 'TEXT_REFUSED'],
})

export const staffMine = declare({
  name: 'staff.mine',
  who: 'donor',
  about: 'Where one works, and whether one is an operator.',
  input: z.strictObject({}),
  result: z.object({
    charities: z.array(
      z.object({
        charityId: Id,
        name: z.object({ zh: z.string(), en: z.string() }),
        role: StaffRole,
      }),
    ),
    operator: z.boolean(),
  }),
  refusals: [],
})

/** A member of staff, or an operator: by the name they gave when they joined, or by id. */
const Person = z.object({ staffId: Id, name: z.string().optional() })

export const staffList = declare({
  name: 'staff.list',
  who: 'staff',
  about: 'Who works for a charity, and which invitations can still be used.',
  input: z.strictObject({ charityId: Id }),
  result: z.object({
    items: z.array(Person.extend({ role: StaffRole, since: Instant, you: z.boolean() })),
    invites: z.array(z.object({ role: StaffRole, endsAt: Instant })),
  }),
  refusals: ['NO_SUCH_CHARITY', 'FORBIDDEN'],
})

export const staffRemove = declare({
  name: 'staff.remove',
  who: 'staff',
  about:
    'An owner or an operator ends somebody’s role, and the invitations that they had given. Nobody removes themselves, and the last owner stays.',
  input: z.strictObject({ charityId: Id, staffId: Id }),
  result: z.object({}),
  refusals: ['NO_SUCH_CHARITY', 'FORBIDDEN', 'NO_SUCH_STAFF', 'OWN_REMOVAL', 'LAST_OWNER'],
})

export const staffChanges = declare({
  name: 'staff.changes',
  who: 'staff',
  about: 'What was changed at a charity, by whom and when, newest first.',
  input: z.strictObject({
    charityId: Id,
    cursor: z
      .string()
      .regex(/^\d{1,15}$/)
      .optional(),
  }),
  result: z.object({
    items: z.array(
      z.object({
        at: Instant,
        /** `operator`: somebody who has never been staff of this charity. */
        who: Person.extend({ operator: z.boolean() }),
        /** `project.published`, say. */
        what: z.string(),
        /** The id of what was changed. */
        subject: z.string(),
        /** The project that it was about, as it is called now. */
        project: Words.optional(),
        /** Whose role it was about, by the name they gave. */
        colleague: z.string().optional(),
        /** Of what was changed, alone; absent where nothing was before, or is after. */
        before: z.unknown().optional(),
        after: z.unknown().optional(),
      }),
    ),
    next: z.string().optional(),
  }),
  refusals: ['NO_SUCH_CHARITY', 'FORBIDDEN'],
})

export const deskStart = declare({
  name: 'desk.start',
  who: 'anyone',
  about:
    'A wide screen asks to be logged in. It shows the code for a phone to scan, and keeps the ticket to itself.',
  input: z.strictObject({}),
  result: z.object({ code: z.string(), ticket: z.string(), endsAt: Instant }),
  refusals: [],
})

export const deskConfirm = declare({
  name: 'desk.confirm',
  who: 'staff',
  about: 'On the phone: logs the wide screen in that shows this code. Again changes nothing.',
  tryOf: ({ code }) => code,
  input: z.strictObject({ code: Code }),
  result: z.object({}),
  refusals: ['NO_SUCH_DESK'],
})

export const deskTake = declare({
  name: 'desk.take',
  who: 'anyone',
  about:
    'The wide screen asks whether its code was confirmed, and gets its session once. It lives for a day.',
  input: z.strictObject({ ticket: z.string().max(60) }),
  result: z.union([z.object({ waiting: z.literal(true) }), z.object({ sessionToken: z.string() })]),
  refusals: ['NO_SUCH_DESK'],
})
