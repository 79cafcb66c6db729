/** Files in the database. */
import type { FileKind } from '../../contracts/files'
import { type Db, type Queryable, sql, type Tx } from '../db'
import { DAY_MS } from './limits'

export type FileRow = {
  fileId: string
  charityId: string
  name: string
  mime: string
  size: number
  sha256: string
  kind: FileKind
  public: boolean
  at: Date
}

const facts = sql`
  f.id as "fileId", f.charity_id as "charityId", f.name, f.mime, f.size, f.sha256, f.kind, f.public, f.at`

export function readFile(db: Queryable, fileId: string): Promise<FileRow | undefined> {
  return db.maybe<FileRow>(sql`select ${facts} from file f where f.id = ${fileId}`)
}

export async function readBytes(db: Queryable, fileId: string): Promise<Buffer | undefined> {
  const row = await db.maybe<{ bytes: Buffer }>(sql`
    select coalesce(f.bytes, same.bytes) as bytes
    from file f left join file same on same.id = f.same_as where f.id = ${fileId}`)
  return row && Buffer.from(row.bytes)
}

/** What somebody has sent in the last 24 hours. */
export function sentToday(
  db: Queryable,
  donorId: string,
  now: Date,
): Promise<{ files: number; bytes: number }> {
  return db.one(sql`
    select count(*) as files, coalesce(sum(size), 0)::bigint as bytes from file
    where owner_id = ${donorId} and at > ${new Date(now.getTime() - DAY_MS)}`)
}

export type NewFile = Omit<FileRow, 'public'> & { ownerId: string; bytes: Buffer }

/**
 * Keeps a file once: the same bytes of the same charity are not kept again, and the same id again changes
 * nothing. Waits for what the same person sends at the same moment, so that limits hold.
 */
export function keepFile(
  db: Db,
  file: NewFile,
  isTooMuch: (sent: { files: number; bytes: number }) => boolean,
): Promise<'kept' | 'too-much' | 'another'> {
  return db.transaction(async (tx) => {
    await tx.run(sql`select pg_advisory_xact_lock(hashtextextended('file:' || ${file.ownerId}, 0))`)
    const known = await readFile(tx, file.fileId)
    if (known) return known.sha256 === file.sha256 ? 'kept' : 'another'
    if (isTooMuch(await sentToday(tx, file.ownerId, file.at))) return 'too-much'
    if (!(await insert(tx, file, null))) {
      const same = await tx.one<{ id: string }>(sql`
        select id from file
        where charity_id = ${file.charityId} and sha256 = ${file.sha256} and same_as is null`)
      await insert(tx, file, same.id)
    }
    return 'kept'
  })
}

async function insert(tx: Tx, file: NewFile, sameAs: string | null): Promise<boolean> {
  const { fileId, charityId, name, mime, size, sha256, kind, ownerId, at } = file
  const bytes = sameAs === null ? file.bytes : null
  const added = await tx.run(sql`
    insert into file (id, charity_id, name, mime, size, sha256, bytes, same_as, kind, owner_id, at)
    values (${fileId}, ${charityId}, ${name}, ${mime}, ${size}, ${sha256}, ${bytes}::bytea, ${sameAs},
      ${kind}, ${ownerId}, ${at})
    on conflict do nothing`)
  return added > 0
}

/** Whether all of these are files of this kind that were sent to this charity. */
export async function areFilesOf(
  db: Queryable,
  { charityId, fileIds, kind }: { charityId: string; fileIds: readonly string[]; kind: FileKind },
): Promise<boolean> {
  const ids = [...new Set(fileIds)]
  const { found } = await db.one<{ found: number }>(sql`
    select count(*) as found from file
    where charity_id = ${charityId} and kind = ${kind} and id = any (
      array(select jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb)))`)
  return found === ids.length
}

/** From now on anybody may see these pictures. False, and nothing changed, when one is no picture of it. */
export async function showPictures(
  tx: Tx,
  pictures: { charityId: string; fileIds: readonly string[] },
): Promise<boolean> {
  if (!(await areFilesOf(tx, { ...pictures, kind: 'picture' }))) return false
  await tx.run(sql`
    update file set public = true
    where charity_id = ${pictures.charityId} and not public and id = any (
      array(select jsonb_array_elements_text(${JSON.stringify(pictures.fileIds)}::jsonb)))`)
  return true
}

/** Somebody in a picture asked for its removal, or nothing shows it any more. */
export async function hidePictures(
  tx: Tx,
  { charityId, fileIds }: { charityId: string; fileIds: readonly string[] },
): Promise<void> {
  await tx.run(sql`
    update file set public = false
    where charity_id = ${charityId} and public and id = any (
      array(select jsonb_array_elements_text(${JSON.stringify(fileIds)}::jsonb)))`)
}
