/** `npm run check`: everything but the slow suites. */
import { quickSteps, runSteps } from './steps'

process.exitCode = runSteps(quickSteps) ? 0 : 1
