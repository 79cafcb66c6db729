/** The tests need Debian's Chromium and CJK fonts; where it is allowed, they are installed. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const CHROMIUM = '/usr/bin/chromium'
const FONTS = '/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'

/** @throws Error with one sentence when they are missing and cannot be installed. */
export function ensureBrowser(): void {
  const missing = [
    ...(existsSync(CHROMIUM) ? [] : ['chromium']),
    ...(existsSync(FONTS) ? [] : ['fonts-noto-cjk']),
  ]
  if (missing.length === 0) return
  process.stdout.write(`Installing ${missing.join(' and ')} …\n`)
  const installed =
    run('apt-get', ['update', '-qq']) &&
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing])
  if (!installed || !existsSync(CHROMIUM)) {
    throw new Error(
      `The browser tests need Debian's ${missing.join(' and ')}: apt-get install ${missing.join(' ')}.`,
    )
  }
}

function run(command: string, words: readonly string[]): boolean {
  const { status } = spawnSync(command, [...words], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return status === 0
}
