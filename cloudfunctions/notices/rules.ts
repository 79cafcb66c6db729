/** What decides about messages, kind by kind, as the database takes it. */
import { noticeKinds } from '../../contracts/notices'
import { rankOf } from './importance'
import type { MessageTemplates } from './templates'

/** JSON of { kind, template, rank, answers }, of the kinds that have a template. */
export function rulesOf(templates: MessageTemplates): string {
  const rules = noticeKinds.flatMap((kind) => {
    const template = templates[kind]?.templateId
    return template === undefined ? [] : [{ kind, template, ...rankOf.get(kind) }]
  })
  return JSON.stringify(rules)
}
