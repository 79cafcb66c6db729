/** Which pages may be shared, and in which form a card keeps them. */
import { Id } from '../../contracts/declare'
import { pages } from '../../contracts/pages'

export type SharedPage = { path: string; projectId?: string }

/** Whoever shares on what a friend's card opened starts a card of their own: how they came stays behind. */
const LEFT_BEHIND = ['shareId', 'channel']

/**
 * Undefined for a page that is not for others (a gift, a person's own list), and for one that would open
 * otherwise than the page was seen (with the sheet for giving, say).
 */
export function sharedPage(asked: string): SharedPage | undefined {
  const [page, query = ''] = asked.replace(/^\//, '').split('?', 2)
  const params = new URLSearchParams(query)
  for (const name of LEFT_BEHIND) params.delete(name)
  const projectId = params.get('projectId')
  if (page === pages.home && params.size === 0) return { path: page }
  if (params.size !== 1) return undefined
  const envelopeId = params.get('envelopeId')
  if (page === pages.envelope && Id.safeParse(envelopeId).success)
    return { path: `${page}?envelopeId=${envelopeId}` }
  const videoId = params.get('videoId')
  if (page === pages.video && Id.safeParse(videoId).success)
    return { path: `${page}?videoId=${videoId}` }
  if (page !== pages.project) return undefined
  if (projectId === null || !Id.safeParse(projectId).success) return undefined
  return { path: `${page}?projectId=${projectId}`, projectId }
}
