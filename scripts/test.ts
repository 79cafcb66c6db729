/** `npm test`: the quick checks, then the builds, then every suite. */
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser'
import { JEST_ENV, quickSteps, runSteps, type Step } from './steps'

const SUITES = ['stories', 'sdk', 'weapp', 'browser', 'crash']
const outcome = join(tmpdir(), `lantern-tests-${process.pid}.json`)

const slowSteps: readonly Step[] = [
  { name: 'builds', command: ['tsx', 'scripts/build-client.ts', 'weapp', 'h5'] },
  {
    name: 'suites',
    command: ['jest', '--selectProjects', ...SUITES, '--json', '--outputFile', outcome],
    env: JEST_ENV,
  },
]

function main(): void {
  ensureBrowser()
  const passed = runSteps(quickSteps) && runSteps(slowSteps)
  if (passed) {
    const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(outcome, 'utf8'))
    process.stdout.write(`\n${numPassedTests} passed, ${numFailedTests} failed\n`)
  }
  process.exitCode = passed ? 0 : 1
}

try {
  main()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
