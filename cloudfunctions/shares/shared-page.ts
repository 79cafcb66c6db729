/** Which pages may be shared, and in which form a card keeps them. */
import type { z } from 'zod'
import { DayText, Id } from '../../contracts/declare'
import { pages } from '../../contracts/pages'
import { SceneKey } from '../../contracts/scenes/schema'
import type { SharedKind } from '../../contracts/shares'

/** `subject` is what the page is of: an id, a key, or a day. */
export type PageOf = { path: string; kind: SharedKind; subject?: string }

/** Whoever shares on what a friend's card opened starts a card of their own: how they came stays behind. */
const LEFT_BEHIND = ['shareId', 'channel']

/** The pages that are of something, by the one parameter that says of what. */
const subjects: Partial<Record<SharedKind, { name: string; fits: z.ZodType<string> }>> = {
  project: { name: 'projectId', fits: Id },
  envelope: { name: 'envelopeId', fits: Id },
  calendar: { name: 'day', fits: DayText },
  festival: { name: 'key', fits: SceneKey },
  video: { name: 'videoId', fits: Id },
}

/** The pages that are also whole without one. */
const whole: readonly SharedKind[] = ['home', 'calendar']

const kinds = [...whole, 'project', 'envelope', 'festival', 'video'] as const

/**
 * Undefined for a page that is not for others (a gift, a person's own list), and for one that would open
 * otherwise than the page was seen (with the sheet for giving, say).
 */
export function sharedPage(asked: string): PageOf | undefined {
  const [page = '', query = ''] = asked.replace(/^\//, '').split('?', 2)
  const params = new URLSearchParams(query)
  for (const name of LEFT_BEHIND) params.delete(name)
  const kind = kinds.find((known) => pages[known] === page)
  if (!kind) return undefined
  if (params.size === 0) return whole.includes(kind) ? { path: page, kind } : undefined
  const { name, fits } = subjects[kind] ?? {}
  const subject = name && params.size === 1 ? fits?.safeParse(params.get(name)) : undefined
  if (!subject?.success) return undefined
  return { path: `${page}?${name}=${subject.data}`, kind, subject: subject.data }
}
