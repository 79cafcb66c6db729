import { z } from 'zod'
import type { FollowedApp } from '../followed-app'
import { pagePath, pageQuery } from './page-path'

/** What a mini program shares: a title, a picture, and the page that opens. */
export type Card = { title: string; path: string; imageUrl?: string | undefined }

const TITLE_LENGTH_MAX = 64
const ADDRESS_LENGTH_MAX = 2048
const PICTURE_BYTES_MAX = 262_144

const PICTURE = /^data:image\/(?:png|jpeg);base64,([A-Za-z0-9+/]+={0,2})$/

const title = z
  .string()
  .refine((text) => text.trim() !== '', 'must say something')
  .refine(
    (text) => [...text].length <= TITLE_LENGTH_MAX,
    `must have ${TITLE_LENGTH_MAX} characters at most`,
  )

type ProductPlaces = Pick<FollowedApp, 'origins' | 'withoutRelay'>

/**
 * Addresses lead to the product alone, so that no card fetches anything from elsewhere; a chat shows them
 * whatever the network of the phones is like.
 */
const imageUrl = (app: ProductPlaces) =>
  z
    .string()
    .refine(
      (url) => isPicture(url) || isAddress(url, app),
      'must be a PNG or JPEG as a data URL of 256 KB at most, or an address of the product',
    )
    .transform((url) => app.withoutRelay(url))
    .optional()

export const cardSchema = (app: ProductPlaces) =>
  z.strictObject({ title, path: pagePath, imageUrl: imageUrl(app) })

/** A card for Moments, which may name its query apart from the page, as `onShareTimeline` does. */
export const momentCardSchema = (app: ProductPlaces) =>
  z
    .strictObject({
      title,
      path: pagePath,
      query: pageQuery.optional(),
      imageUrl: imageUrl(app),
    })
    .refine(({ path, query }) => query === undefined || !path.includes('?'), {
      path: ['query'],
      error: 'stands in place of one in the path',
    })
    .transform(({ query, path, ...card }) => ({ ...card, path: query ? `${path}?${query}` : path }))

const isPicture = (url: string) => {
  const [, base64] = PICTURE.exec(url) ?? []
  return base64 !== undefined && Buffer.byteLength(base64, 'base64') <= PICTURE_BYTES_MAX
}

const isAddress = (url: string, app: ProductPlaces) =>
  url.length <= ADDRESS_LENGTH_MAX && URL.canParse(url) && app.origins.has(new URL(url).origin)
