/** Where the two programs of a development product are: read alike by start, dev and audit. */
import { readSettings, type Settings, SettingsWrong } from '../cloudfunctions/settings'

const SIMULATOR_PORT = 3100
const PORT_MAX = 65_534

export type Places = {
  settings: Settings
  productUrl: string
  simulatorPort: number
  simulatorUrl: string
}

/** @throws SettingsWrong */
export function readPlaces(variables: NodeJS.ProcessEnv): Places {
  const host = variables['HOST'] || '127.0.0.1'
  const simulatorPort = Number(variables['SIMULATOR_PORT'] || SIMULATOR_PORT)
  if (!Number.isInteger(simulatorPort) || simulatorPort < 1 || simulatorPort > PORT_MAX) {
    throw new SettingsWrong(`SIMULATOR_PORT: must be a port, 1 to ${PORT_MAX}.`)
  }
  const simulatorUrl = `http://${host}:${simulatorPort}`
  const settings = readSettings({ ...variables, SIMULATOR_URL: simulatorUrl })
  return { settings, productUrl: `http://${host}:${settings.port}`, simulatorPort, simulatorUrl }
}

/** Where the simulator that is started beside the product keeps its keys and books. */
export function simulatorFolder({ dataFolder }: Settings): string {
  return `${dataFolder}/simulator`
}
