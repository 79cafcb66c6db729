/** How a frame is told who it is for, and which page to open. */
import type { Card, Opening } from '../control/field'
import type { Look } from '../device/look'

/** Lengths in px: status bar over the page, title bar below it, and the capsule at the bar's right. */
export const TOP = { statusBar: 44, bar: 44, capsule: 104 }

export function frameName(openid: string, scene: number, look: Look): string {
  const { theme, fontScale, language } = look
  return `lantern-phone${JSON.stringify({ openid, scene, theme, fontScale, language, top: TOP })}`
}

/** Values stay as they are written, escapes and all. */
export function frameAddress(origin: string, { path, query }: Opening): string {
  const written = queryText(query)
  return `${origin}/#/${path}${written === '' ? '' : `?${written}`}`
}

/** `a=1&b=2`, without a question mark. */
export function queryText(query: Opening['query']): string {
  return Object.entries(query)
    .map(([name, value]) => `${name}=${value}`)
    .join('&')
}

type Shared = {
  title: string
  path: string
  query?: string | undefined
  imageUrl?: string | undefined
}

/** A card as the chats keep it: one path with its query, and a picture with its whole address. */
export function cardOf({ title, path, query, imageUrl }: Shared, origin: string): Card {
  const whole = query ? `${path}${path.includes('?') ? '&' : '?'}${query}` : path
  const card = { title, path: whole.replace(/^\//, '') }
  return imageUrl ? { ...card, imageUrl: new URL(imageUrl, `${origin}/`).href } : card
}
