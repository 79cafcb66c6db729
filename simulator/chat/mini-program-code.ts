import { z } from 'zod'
import type { World } from '../world'
import { ChatError } from './chat-error'
import { PAGE_NAME } from './page-name'
import { qrPicture } from './qr-picture'

/**
 * `POST /wxa/getwxacodeunlimit`: a picture that opens the mini program when it is scanned. The real one is
 * round and known to the platform alone; this is a QR code, so that any program can read what it says.
 */

const SCENE_LENGTH_MAX = 32
const WIDTH_MIN = 280
const WIDTH_MAX = 1280
const WIDTH = 430

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/

const shade = z.coerce.number().int().min(0).max(255)
const wishSchema = z.strictObject({
  scene: z.string(),
  page: z.string().optional(),
  check_path: z.boolean().default(true),
  env_version: z.enum(['release', 'trial', 'develop']).default('release'),
  width: z.int().min(WIDTH_MIN).max(WIDTH_MAX).default(WIDTH),
  auto_color: z.boolean().default(false),
  line_color: z.strictObject({ r: shade, g: shade, b: shade }).default({ r: 0, g: 0, b: 0 }),
  is_hyaline: z.boolean().default(false),
})
type Wish = z.output<typeof wishSchema>

/** A PNG, or `ChatError`. */
export const miniProgramCode = (world: World, asked: unknown): Buffer => {
  const wish = parse(asked)
  checkPage(world, wish)
  const { page, scene, env_version: envVersion } = wish
  const { codeId } = world.talk.codes.make({ page, scene, envVersion })
  return qrPicture(codeAddress(world, codeId), look(wish))
}

/** What the picture of a code says, and a page for whoever reads it with another program. */
export const codeAddress = (world: World, codeId: string) => `${world.origins.main}/code/${codeId}`

const parse = (asked: unknown): Wish => {
  const { scene } = z.object({ scene: z.string() }).safeParse(asked).data ?? { scene: '' }
  if (scene === '' || scene.length > SCENE_LENGTH_MAX) {
    throw new ChatError(40169, 'invalid length for scene, or the data is not json string')
  }
  if (!SCENE.test(scene)) throw new ChatError(40129, 'invalid scene')
  const parsed = wishSchema.safeParse(asked)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw issue?.path[0] === 'page'
    ? pageInvalid()
    : new ChatError(40097, `invalid args: ${issue?.path.join('.')} ${issue?.message}`)
}

/** Which pages there are is known once the app has told them; until then the form has to do. */
const checkPage = (world: World, { page, check_path: isChecked }: Wish) => {
  if (page === undefined) return
  if (!PAGE_NAME.test(page)) throw pageInvalid()
  const pages = world.app.pages()
  if (isChecked && pages.length > 0 && !pages.includes(page)) throw pageInvalid()
}

const pageInvalid = () => new ChatError(41030, 'invalid page')

const look = ({ width, line_color, is_hyaline }: Wish) => ({
  width,
  dark: { ...line_color, a: 255 },
  light: { r: 255, g: 255, b: 255, a: is_hyaline ? 0 : 255 },
})
