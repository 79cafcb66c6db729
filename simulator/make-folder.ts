import { existsSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Step by step: where a parent takes no folder, as in `/proc`, Node's own recursive way never comes back. */
export const makeFolder = async (path: string): Promise<void> => {
  if (existsSync(path)) return
  await makeFolder(dirname(path))
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // Somebody else has made it at the same moment.
    if (error.code !== 'EEXIST') throw error
  })
}
