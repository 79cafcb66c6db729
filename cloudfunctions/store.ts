/** Where the product keeps what it knows: the database, and the folder when it needs one. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Db, isDamaged, isMigrated, migrate, openPglite, openPostgresql } from './db'
import { type DataFolder, openDataFolder } from './db/data-folder'
import type { Settings } from './settings'

export type Store = { db: Db; folder: DataFolder | undefined; close(): Promise<void> }

/** @throws FolderRefused, or Error, with one sentence for the operator. */
export function openStore(settings: Settings): Promise<Store> {
  return open(settings, !settings.databaseUrl || !settings.sealingKey, bringUp)
}

/** For whoever only reads: nothing is made, and the schema is left as it is. @throws as above */
export async function openStoreAsItIs(settings: Settings): Promise<Store> {
  const { databaseUrl, dataFolder } = settings
  if (!databaseUrl && !existsSync(join(dataFolder, 'pglite'))) {
    throw new Error(`There are no books in ${dataFolder}.`)
  }
  return open(settings, !databaseUrl, async (db) => {
    if (await isMigrated(db)) return
    throw new Error('its schema is not the one of this program, which only reads it')
  })
}

async function bringUp(db: Db): Promise<void> {
  await migrate(db)
}

async function open(
  settings: Settings,
  needsFolder: boolean,
  prepare: (db: Db) => Promise<void>,
): Promise<Store> {
  const folder = needsFolder ? await openDataFolder(settings.dataFolder) : undefined
  try {
    return storeOf(await openDatabase(settings, folder, prepare), folder)
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

async function openDatabase(
  settings: Settings,
  folder: DataFolder | undefined,
  prepare: (db: Db) => Promise<void>,
): Promise<Db> {
  let db: Db | undefined
  try {
    db = settings.databaseUrl
      ? openPostgresql(settings.databaseUrl)
      : await openPglite(folder?.databasePath)
    await prepare(db)
    return db
  } catch (cause) {
    await db?.close().catch(() => {})
    throw new Error(sentenceFor(settings, folder, cause), { cause })
  }
}

function sentenceFor(settings: Settings, folder: DataFolder | undefined, cause: unknown): string {
  const database = settings.databaseUrl
    ? 'The database named by DATABASE_URL'
    : `The database in ${folder?.databasePath}`
  // The words of the embedded database on its files are for those who built it; they are in the cause.
  return !settings.databaseUrl && isDamaged(cause)
    ? `${database} cannot be used: its files are damaged, or cannot be written (rights, a full disk). Put back a copy of the whole DATA_DIR, or begin anew with an empty one.`
    : `${database} cannot be used: ${(cause as Error).message}. Nothing in it was changed.`
}
