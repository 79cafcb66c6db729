/** `tsx scripts/build-client.ts weapp h5 phone`: brings the named builds up to date. */
import { ensureBuilt, type Target } from './client-build'

main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})

async function main(targets: string[]): Promise<void> {
  for (const target of targets) {
    if (!isTarget(target)) throw new Error(`weapp, h5 or phone, not ${target}`)
    const folder = await ensureBuilt(target, { onBuild: () => console.log(`building ${target} …`) })
    console.log(`${target}: ${folder}`)
  }
}

function isTarget(name: string): name is Target {
  return name === 'weapp' || name === 'h5' || name === 'phone'
}
