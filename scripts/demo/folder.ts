/** The folder of `npm run demo`, which is emptied each time: this one, and no other. */
import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { FolderRefused, makeFolder, openDataFolder } from '../../cloudfunctions/db/data-folder'
import { lockFolder } from '../../simulator/folder-lock'

/** Says that whatever lies beside it may be deleted. */
const MARKER = 'demo.txt'
const WORDS = 'npm run demo deletes this folder whenever it begins anew. Keep nothing in it.\n'

/**
 * Leaves the folder there with its marker alone.
 * @throws FolderRefused when it is no demo's, or a product holds it; FolderInUse when a simulator does.
 */
export async function emptyDemoFolder(folder: string, simulatorFolder: string): Promise<void> {
  makeFolder(resolve(folder))
  const found = readdirSync(folder)
  if (found.length > 0 && !existsSync(join(folder, MARKER))) {
    throw new FolderRefused(
      `${folder} holds something that is not of npm run demo (there is no ${MARKER} in it). Move it away, or name another DATA_DIR.`,
    )
  }
  writeFileSync(join(folder, MARKER), WORDS)
  // Held while it is emptied, so that nobody begins to use what is being deleted.
  const held = await openDataFolder(folder)
  try {
    await (await lockFolder(simulatorFolder)).release()
    for (const name of readdirSync(folder)) {
      if (name !== MARKER) rmSync(join(folder, name), { recursive: true })
    }
  } finally {
    await held.release()
  }
}
