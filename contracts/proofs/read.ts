/** A receipt from a file or from pasted text, without a schema library: a phone reads it too. */
import type { Receipt } from './receipt'

/** `where` names the first field that is missing or of another form; empty when the text is no JSON. */
export type Unreadable = { where: string }

type Form = (value: unknown, where: string) => string | undefined

const text: Form = (value, where) => (typeof value === 'string' ? undefined : where)
const whole: Form = (value, where) => (Number.isSafeInteger(value) ? undefined : where)
const exactly =
  (wanted: string): Form =>
  (value, where) =>
    value === wanted ? undefined : where
const hex =
  (digits: number): Form =>
  (value, where) =>
    typeof value === 'string' && value.length === digits && /^[0-9a-f]*$/.test(value)
      ? undefined
      : where
const eitherOf =
  (...forms: Form[]): Form =>
  (value, where) =>
    forms.some((form) => form(value, where) === undefined) ? undefined : where
const absent: Form = (value, where) => (value === undefined ? undefined : where)

const each =
  (form: Form): Form =>
  (value, where) => {
    if (!Array.isArray(value)) return where
    return first(value.map((item, n) => () => form(item, `${where}.${n}`)))
  }

const fields =
  (forms: Record<string, Form>): Form =>
  (value, where) => {
    if (typeof value !== 'object' || value === null) return where
    const held = value as Record<string, unknown>
    const path = (name: string) => (where === '' ? name : `${where}.${name}`)
    return first(
      Object.entries(forms).map(
        ([name, form]) =>
          () =>
            form(held[name], path(name)),
      ),
    )
  }

const receipt = fields({
  format: exactly('lantern receipt 1'),
  receiptNumber: text,
  giftId: text,
  projectId: text,
  charityId: text,
  amountFen: whole,
  entry: fields({
    salt: eitherOf(hex(0), hex(64)),
    projectId: text,
    entryId: text,
    giftId: text,
    postedAt: text,
    lines: each(fields({ account: text, amountFen: whole })),
  }),
  inclusion: (value, where) => absent(value, where) && inclusion(value, where),
  publicKey: hex(64),
})

const inclusion = fields({
  index: whole,
  path: each(hex(64)),
  closed: fields({
    day: text,
    entries: whole,
    root: hex(64),
    before: hex(64),
    signature: hex(128),
  }),
})

/** Takes the receipt alone, or what `receipts.show` answers with. */
export function readReceipt(written: string): Receipt | Unreadable {
  let value: unknown
  try {
    value = JSON.parse(written)
  } catch {
    return { where: '' }
  }
  const within = (value as { receipt?: unknown } | null)?.receipt ?? value
  const where = receipt(within, '')
  return where === undefined ? (within as Receipt) : { where: where || 'format' }
}

function first(looks: readonly (() => string | undefined)[]): string | undefined {
  for (const look of looks) {
    const where = look()
    if (where !== undefined) return where
  }
  return undefined
}
