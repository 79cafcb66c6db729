import { PGlite } from '@electric-sql/pglite'
import { pgDump } from '@electric-sql/pglite-tools/pg_dump'
import { migrate } from '../../cloudfunctions/db'
import { adapt } from '../../cloudfunctions/db/pglite'

/** The whole schema as PostgreSQL writes it down, after all migrations. */
export async function schemaText(): Promise<string> {
  const pglite = await PGlite.create()
  await migrate(adapt(pglite))
  const dump = await pgDump({
    pg: pglite,
    args: ['--schema-only', '--no-owner', '--schema=public'],
  })
  const text = await dump.text()
  await pglite.close()
  return `-- Made from cloudfunctions/db/migrations. Read it there; it is kept here to be searched.\n${tidy(text)}`
}

/** Without what differs from one run to the next, and without the comments of the tool. */
function tidy(text: string): string {
  return text
    .split('\n')
    .filter((line) => !/^(--|SET |SELECT pg_catalog|\\(un)?restrict)/.test(line))
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
    .concat('\n')
}
