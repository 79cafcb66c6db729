/** Where the product keeps what it knows: the database, and the folder when it needs one. */
import { type Db, migrate, openPglite, openPostgresql } from './db'
import { type DataFolder, openDataFolder } from './db/data-folder'
import type { Settings } from './settings'

export type Store = { db: Db; folder: DataFolder | undefined; close(): Promise<void> }

/** @throws FolderRefused, or Error, with one sentence for the operator. */
export async function openStore(settings: Settings): Promise<Store> {
  const needsFolder = !settings.databaseUrl || !settings.sealingKey
  const folder = needsFolder ? await openDataFolder(settings.dataFolder) : undefined
  try {
    return storeOf(await openDatabase(settings, folder), folder)
  } catch (error) {
    await folder?.release()
    throw error
  }
}

export function storeOf(db: Db, folder?: DataFolder): Store {
  return {
    db,
    folder,
    async close() {
      await db.close()
      await folder?.release()
    },
  }
}

async function openDatabase(settings: Settings, folder: DataFolder | undefined): Promise<Db> {
  try {
    const db = settings.databaseUrl
      ? openPostgresql(settings.databaseUrl)
      : await openPglite(folder?.databasePath)
    await migrate(db)
    return db
  } catch (cause) {
    const where = settings.databaseUrl ? 'DATABASE_URL' : `DATA_DIR (${folder?.databasePath})`
    throw new Error(
      `The database named by ${where} cannot be used: ${(cause as Error).message}. Nothing in it was changed.`,
      { cause },
    )
  }
}
