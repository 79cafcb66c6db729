import { z } from 'zod'
import type { Journal } from '../journal'
import { ChatError } from './chat-error'
import { isValueAllowed } from './message-values'
import type { People } from './people'

/** Subscription messages: one acceptance lets one message through. */

export const messageSchema = z.strictObject({
  touser: z.string(),
  template_id: z.string(),
  page: z.string().optional(),
  data: z.record(z.string(), z.strictObject({ value: z.string() })),
  miniprogram_state: z.enum(['developer', 'trial', 'formal']).optional(),
  lang: z.enum(['zh_CN', 'en_US', 'zh_HK', 'zh_TW']).optional(),
})
type Message = z.output<typeof messageSchema>

type Template = {
  templateId: string
  title: string
  fields: string[]
  /** What stands before a field's value, by the field. */
  labels?: Record<string, string> | undefined
}

/** A message as the person sees it. */
type DeliveredMessage = {
  openid: string
  templateId: string
  title?: string | undefined
  labels?: Record<string, string> | undefined
  page?: string | undefined
  data: Record<string, string>
  at: string
}

export type Messages = ReturnType<typeof createMessages>

type Credit = { openid: string; templateId: string; left: number }

export const createMessages = (journal: Journal, people: People, nowMs: () => number) => {
  const credits = new Map<string, Credit>()
  const templates = new Map<string, Template>()
  const acceptedTemplates = new Set<string>()
  const delivered = new Map<string, DeliveredMessage[]>()
  let count = 0

  const keep = (message: DeliveredMessage) => {
    const list = delivered.get(message.openid)
    if (list === undefined) delivered.set(message.openid, [message])
    else list.push(message)
    count += 1
  }

  const saveCredit = (credit: Credit) => {
    const key = keyOf(credit.openid, credit.templateId)
    credits.set(key, credit)
    acceptedTemplates.add(credit.templateId)
    journal.put('credits', key, credit)
  }

  for (const credit of journal.records<Credit>('credits')) saveCredit(credit)
  for (const template of journal.records<Template>('templates')) {
    templates.set(template.templateId, template)
  }
  for (const message of journal.records<DeliveredMessage>('messages')) keep(message)

  return {
    deliveredTo: (openid: string): readonly DeliveredMessage[] => delivered.get(openid) ?? [],
    creditsOf: (openid: string) => [...credits.values()].filter((one) => one.openid === openid),

    templates: () => [...templates.values()],
    titleOf: (templateId: string) => templates.get(templateId)?.title,

    addTemplate(template: Template) {
      templates.set(template.templateId, template)
      journal.put('templates', template.templateId, template)
    },

    /** The person accepts each of these templates once more; acceptances add up. */
    accept(openid: string, templateIds: string[]) {
      for (const templateId of templateIds) {
        const left = (credits.get(keyOf(openid, templateId))?.left ?? 0) + 1
        saveCredit({ openid, templateId, left })
      }
    },

    /** Delivers a message or throws `ChatError`; refused messages use up no acceptance. */
    send(message: Message) {
      const { touser: openid, template_id: templateId } = message
      if (people.find(openid) === undefined) throw new ChatError(40003, 'invalid openid')
      const template = templates.get(templateId)
      if (template === undefined && !acceptedTemplates.has(templateId)) {
        throw new ChatError(40037, 'invalid template_id')
      }
      if (message.page !== undefined && !PAGE.test(message.page))
        throw new ChatError(41030, 'invalid page')
      checkData(message.data, template)
      const credit = credits.get(keyOf(openid, templateId))
      if (credit === undefined || credit.left === 0) {
        throw new ChatError(43101, 'user refuse to accept the msg')
      }
      saveCredit({ ...credit, left: credit.left - 1 })
      const data = Object.fromEntries(
        Object.entries(message.data).map(([name, { value }]) => [name, value]),
      )
      const at = new Date(nowMs()).toISOString()
      const { title, labels } = template ?? {}
      const shown = { openid, templateId, title, labels, page: message.page, data, at }
      keep(shown)
      journal.put('messages', String(count), shown)
    },
  }
}

// A page of the mini program itself, from its root, with parameters if need be.
const PAGE = /^\w[\w-]*(\/[\w-]+)*(\?.*)?$/

const checkData = (data: Message['data'], template: Template | undefined) => {
  if (Object.keys(data).length === 0) throw new ChatError(47003, 'argument invalid! data is empty')
  const missing = template?.fields.find((field) => !Object.hasOwn(data, field))
  if (missing !== undefined) throw invalidValue(missing)
  for (const [name, { value }] of Object.entries(data)) {
    const belongs = template === undefined || template.fields.includes(name)
    if (!belongs || !isValueAllowed(name, value)) throw invalidValue(name)
  }
}

const invalidValue = (field: string) =>
  new ChatError(47003, `argument invalid! data.${field}.value invalid`)

const keyOf = (openid: string, templateId: string) => `${openid}\n${templateId}`
