/**
 * The docs that describe code are made from it: the functions, the errors, the jobs, the schema; so are
 * the list of scenes and the table of lunar days. `npm run docs` writes them; `--check` fails when one is
 * stale.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { errorsPage } from './docs/errors-page'
import { functionsPage } from './docs/functions-page'
import { jobsPage } from './docs/jobs-page'
import { schemaText } from './docs/schema-text'
import { lunarTable } from './scenes/lunar-table'
import { sceneList } from './scenes/scene-files'

const ROOT = resolve(__dirname, '..')

async function main(words: readonly string[]): Promise<void> {
  const pages = new Map([
    ['contracts/scenes/all.ts', sceneList()],
    ['contracts/scenes/lunar-days.json', lunarTable()],
    ['docs/generated/functions.md', functionsPage()],
    ['docs/generated/errors.md', errorsPage()],
    ['docs/generated/jobs.md', jobsPage()],
    ['docs/generated/schema.sql', await schemaText()],
  ])
  if (words.includes('--check')) return check(pages)
  for (const [name, text] of pages) {
    mkdirSync(dirname(join(ROOT, name)), { recursive: true })
    writeFileSync(join(ROOT, name), text)
  }
}

function check(pages: ReadonlyMap<string, string>): void {
  for (const [name, text] of pages) {
    const file = join(ROOT, name)
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue
    process.stderr.write(`${name} is stale: npm run docs\n`)
    process.exitCode = 1
  }
}

main(process.argv.slice(2)).catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
