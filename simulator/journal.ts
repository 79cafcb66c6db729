import { appendFileSync } from 'node:fs'
import { open, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { z } from 'zod'
import { makeFolder } from './make-folder'
import { readIfThere } from './read-if-there'

/**
 * What the simulator remembers between two starts: one line for each record as it last was, appended as
 * it changes, so that a killed simulator loses nothing that was answered. Without a folder it forgets all.
 */
export type Journal = {
  /** Notes a record as it is now; `undefined` forgets it. */
  put(table: string, key: string, record: unknown): void
  /** The records of a table as the last run left them. */
  records<T>(table: string): T[]
  close(): Promise<void>
}

export class JournalUnreadable extends Error {}

const lineSchema = z.tuple([z.string(), z.string(), z.unknown()])
type Line = z.infer<typeof lineSchema>
type Tables = Map<string, Map<string, unknown>>

export const forgetfulJournal: Journal = {
  put: () => {},
  records: () => [],
  close: async () => {},
}

export const openJournal = async (folder: string): Promise<Journal> => {
  await makeFolder(resolve(folder))
  const file = join(folder, 'book.jsonl')
  const tables = await readTables(file)
  await compact(file, tables)
  const book = await open(file, 'a')
  let closed = false
  return {
    put: (table, key, record) => {
      // Work that was under way when the simulator closed is taken up again by the next start.
      if (closed) return
      // Written before the answer goes out: a line that waits in this process would die with it.
      appendFileSync(book.fd, `${JSON.stringify([table, key, record ?? null])}\n`)
    },
    // The file is written by this program alone, so a record has the type that was put.
    records: <T>(table: string) => [...(tables.get(table)?.values() ?? [])] as T[],
    async close() {
      closed = true
      await book.close()
    },
  }
}

const readTables = async (file: string): Promise<Tables> => {
  const tables: Tables = new Map()
  const lines = ((await readIfThere(file)) ?? '').split('\n')
  // The last line is empty, or one that a sudden end cut short: nothing hangs on it.
  for (const [index, text] of lines.slice(0, -1).entries()) {
    const [table, key, record] = parseLine(file, index, text)
    const records = tables.get(table) ?? new Map<string, unknown>()
    if (record === null) records.delete(key)
    else records.set(key, record)
    tables.set(table, records)
  }
  return tables
}

const parseLine = (file: string, index: number, text: string): Line => {
  try {
    return lineSchema.parse(JSON.parse(text))
  } catch {
    throw new JournalUnreadable(
      `Line ${index + 1} of ${file} cannot be read. Delete the folder to begin with an empty simulator, and begin the app’s data anew with it: nobody would know what was paid before.`,
    )
  }
}

const compact = async (file: string, tables: Tables) => {
  const lines = [...tables].flatMap(([table, records]) =>
    [...records].map(([key, record]) => `${JSON.stringify([table, key, record])}\n`),
  )
  await writeFile(`${file}.new`, lines.join(''))
  await rename(`${file}.new`, file)
}
