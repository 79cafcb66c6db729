/** `npm test`: the quick checks, then the builds, then every suite. */
import { readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBrowser } from './browser'
import { AT_LEISURE, JEST_ENV, quickSteps, runSteps, type Step } from './steps'

/** A worker a core: these wait for databases and processes of their own more than they compute. */
const SIDE_BY_SIDE = suites('suites', ['stories', 'sdk', 'weapp'], '100%')
/** Browsers, and processes that die and come back, take every core there is: waiting for one is not what is tested. */
const ONE_BY_ONE = suites('suites one by one', ['browser', 'crash'], '1')

const builds: Step = {
  name: 'builds',
  command: ['tsx', 'scripts/build-client.ts', 'weapp', 'h5'],
}

type Suites = { step: Step; outcome: string }

function suites(name: string, projects: readonly string[], workers: string): Suites {
  const outcome = join(tmpdir(), `lantern-tests-${process.pid}-${projects[0]}.json`)
  const command = [
    'jest',
    ...AT_LEISURE,
    '--maxWorkers',
    workers,
    '--json',
    '--outputFile',
    outcome,
  ]
  // A test that fails may leave a process behind, which must not keep the rest waiting.
  return {
    step: {
      name,
      command: [...command, '--forceExit', '--selectProjects', ...projects],
      env: JEST_ENV,
    },
    outcome,
  }
}

/** What fails in one of them is no reason not to hear of the others. */
function runAll(all: readonly Suites[]): boolean {
  return all.map(({ step }) => runSteps([step])).every((passed) => passed)
}

function main(): void {
  ensureBrowser()
  const passed = runSteps([...quickSteps, builds]) && runAll([SIDE_BY_SIDE, ONE_BY_ONE])
  if (passed) {
    const counts = [SIDE_BY_SIDE, ONE_BY_ONE].map(({ outcome }) =>
      JSON.parse(readFileSync(outcome, 'utf8')),
    )
    const sum = (of: string) => counts.reduce((all, count) => all + count[of], 0)
    process.stdout.write(`\n${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed\n`)
  }
  process.exitCode = passed ? 0 : 1
}

try {
  main()
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 1
}
