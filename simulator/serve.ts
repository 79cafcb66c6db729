import { FolderInUse } from './folder-lock'
import { startSimulator } from './index'
import { JournalUnreadable } from './journal'
import { KeysUnreadable } from './keys/keyring'
import { hasCode } from './read-if-there'
import { readSettings, SettingsWrong } from './settings'

/** `npx tsx simulator/serve.ts`: the simulator as a program of its own. */
const main = async () => {
  const options = readSettings(process.env)
  const simulator = await startSimulator(options)
  console.log(`The simulator is at ${simulator.url}`)
  console.log(`Settings for the app: ${simulator.url}/control/app-settings`)
  const stop = () => void simulator.close().then(() => process.exit(0))
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
  // Whoever started it as a child is gone without a word.
  process.once('disconnect', stop)
}

const sentenceFor = (error: unknown) => {
  if (!(error instanceof Error)) return String(error)
  if (hasCode(error, 'EADDRINUSE')) {
    return `A port is in use (${error.message}). Set SIMULATOR_PORT to another one.`
  }
  if (hasCode(error, 'EADDRNOTAVAIL') || hasCode(error, 'ENOTFOUND')) {
    return `The host is no address of this machine (${error.message}). Leave it out, or name one.`
  }
  if (hasCode(error, 'EACCES') && error.message.startsWith('listen')) {
    return `This user may not use the port (${error.message}). Set SIMULATOR_PORT to one above 1023.`
  }
  const expected = [SettingsWrong, FolderInUse, KeysUnreadable, JournalUnreadable]
  return expected.some((kind) => error instanceof kind) ? error.message : (error.stack ?? '')
}

main().catch((error: unknown) => {
  console.error(sentenceFor(error))
  process.exit(1)
})
