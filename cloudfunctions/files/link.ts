/** An address for what cannot send a session: an `<image>` in a draft, a download. It ends by itself. */
import { z } from 'zod'
import { refuse } from '../../contracts/errors'
import { filesLink } from '../../contracts/files'
import type { App } from '../app'
import { bind } from '../bind'
import { LINK_MS } from './limits'
import { readFile } from './rows'
import { actsFor } from './whose'

const Pass = z.object({ see: z.string(), until: z.number() })

export const linkFile = bind(filesLink, async (app, { donor }, { fileId }) => {
  const file = await readFile(app.db, fileId)
  if (!file || !(await actsFor(app.db, donor, file.charityId))) return refuse('NO_SUCH_FILE')
  const until = app.wallClock.now().getTime() + LINK_MS
  const pass = app.sealer.seal(JSON.stringify({ see: fileId, until }))
  return {
    url: `${app.settings.callbackBase}/files/${fileId}?pass=${encodeURIComponent(pass)}`,
    until: new Date(until).toISOString(),
  }
})

export function passOpens(app: App, pass: string, fileId: string): boolean {
  try {
    const { see, until } = Pass.parse(JSON.parse(app.sealer.open(pass)))
    return see === fileId && until > app.wallClock.now().getTime()
  } catch {
    return false
  }
}
