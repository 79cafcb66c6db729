import { rm, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { makeFolder } from './make-folder'
import { hasCode, readIfThere } from './read-if-there'

/** One simulator for one folder: two would write over each other's book. */
type FolderLock = { release(): Promise<void> }

export class FolderInUse extends Error {}

const heldHere = new Set<string>()

/** Throws `FolderInUse`; a lock that a killed process left behind is taken over. */
export const lockFolder = async (folder: string): Promise<FolderLock> => {
  await makeFolder(resolve(folder))
  const file = resolve(join(folder, 'simulator.pid'))
  const owner = Number((await readIfThere(file)) ?? '0')
  if (heldHere.has(file) || isAnotherAlive(owner)) {
    throw new FolderInUse(
      `Another simulator (process ${owner}) is using the folder ${folder}. Stop it first; if no such simulator runs, delete ${file}.`,
    )
  }
  heldHere.add(file)
  await writeFile(file, String(process.pid))
  return {
    async release() {
      heldHere.delete(file)
      await rm(file, { force: true })
    },
  }
}

const isAnotherAlive = (pid: number) => {
  if (pid === 0 || pid === process.pid) return false
  try {
    return process.kill(pid, 0)
  } catch (error) {
    // Not ours to signal, so it belongs to somebody and lives.
    return hasCode(error, 'EPERM')
  }
}
