/** `npm run build:functions`: the server as one file for production, with its migrations beside it. */
import { cpSync, rmSync } from 'node:fs'
import { resolve } from 'node:path'
import { build } from 'esbuild'
import { checkScenes } from './scenes/scene-files'

const ROOT = resolve(__dirname, '..')
const OUT = resolve(ROOT, 'dist/functions')

async function main(): Promise<void> {
  checkScenes()
  rmSync(OUT, { recursive: true, force: true })
  await build({
    entryPoints: [resolve(ROOT, 'cloudfunctions/serve.ts')],
    outfile: resolve(OUT, 'serve.js'),
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    sourcemap: true,
    packages: 'external',
  })
  cpSync(resolve(ROOT, 'cloudfunctions/db/migrations'), resolve(OUT, 'migrations'), {
    recursive: true,
  })
  process.stdout.write('The server is in dist/functions: npm run serve, npm run work.\n')
}

main().catch((error: Error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
