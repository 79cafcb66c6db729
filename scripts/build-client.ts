/** `tsx scripts/build-client.ts weapp h5`: brings the named builds up to date. */
import { ensureBuilt } from './client-build'

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

async function main(targets: string[]): Promise<void> {
  for (const target of targets) {
    if (target !== 'weapp' && target !== 'h5') throw new Error(`weapp or h5, not ${target}`)
    const folder = await ensureBuilt(target, { onBuild: () => console.log(`building ${target} …`) })
    console.log(`${target}: ${folder}`)
  }
}
