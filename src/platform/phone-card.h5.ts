/** A page's card, as a phone takes it. */
import type { SharedCard, ShareTo } from './bridge-words.h5'
import { pathTo } from './routes'
import type { Card } from './share'

/** A chat's card keeps its query in the path; in Moments it stands apart. */
export function phoneCard(to: ShareTo, { title, page, params, image, square }: Card): SharedCard {
  const path = pathTo(page, params)
  if (to === 'chat') return { to, title, path, imageUrl: absolute(image) }
  const [place = '', query = ''] = path.split('?')
  return { to, title, path: place, query, imageUrl: absolute(square) }
}

const absolute = (address: string): string => new URL(address, window.location.origin).href
