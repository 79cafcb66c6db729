/**
 * The docs that describe code are made from it: the functions, the errors, the jobs, the schema.
 * `npm run docs` writes them; `--check` fails when one is stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { errorsPage } from './docs/errors-page'
import { functionsPage } from './docs/functions-page'
import { jobsPage } from './docs/jobs-page'
import { schemaText } from './docs/schema-text'

const FOLDER = resolve(__dirname, '../docs/generated')

async function main(words: readonly string[]): Promise<void> {
  const pages = new Map([
    ['functions.md', functionsPage()],
    ['errors.md', errorsPage()],
    ['jobs.md', jobsPage()],
    ['schema.sql', await schemaText()],
  ])
  if (words.includes('--check')) return check(pages)
  mkdirSync(FOLDER, { recursive: true })
  for (const [name, text] of pages) writeFileSync(join(FOLDER, name), text)
}

function check(pages: ReadonlyMap<string, string>): void {
  for (const [name, text] of pages) {
    const file = join(FOLDER, name)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    process.stderr.write(`docs/generated/${name} is stale: npm run docs\n`)
    process.exitCode = 1
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
