/** Brings the judge into a page and asks it. */
import { join } from 'node:path'
import { buildSync } from 'esbuild'
import type { Page } from 'playwright-core'

let program: string | undefined

/** Sentences about what is too wide, cut, too small to tap or too faint to read; empty when all is well. */
export async function judge(page: Page): Promise<string[]> {
  program ??= bundled()
  await page.evaluate(program)
  return page.evaluate(() => window.judged?.() ?? ['the judge did not come'])
}

function bundled(): string {
  const { outputFiles } = buildSync({
    entryPoints: [join(__dirname, 'in-page.ts')],
    bundle: true,
    format: 'iife',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}
