/** Where the two programs of a development product are: read alike by start, dev and audit. */
import { readSettings, type Settings, SettingsWrong } from '../cloudfunctions/settings'

const SIMULATOR_PORT = 3100
const PORT_MAX = 65_533

export type Places = {
  settings: Settings
  productUrl: string
  simulatorPort: number
  simulatorUrl: string
}

/**
 * For whoever starts both: what would be passed over in silence, or end half-way, is said beforehand.
 * @throws SettingsWrong
 */
export function readPlacesToStart(variables: NodeJS.ProcessEnv): Places {
  const [unsuited] = unsuitedTo(variables)
  if (unsuited !== undefined) throw new SettingsWrong(unsuited)
  const places = readPlaces(variables)
  const { settings, simulatorPort } = places
  if (settings.port === 0) {
    throw new SettingsWrong('PORT: must be 1 to 65535 here, so that the simulator can call back.')
  }
  if (settings.port >= simulatorPort && settings.port <= simulatorPort + 2) {
    throw new SettingsWrong(
      `PORT: ${settings.port} is one of the simulator’s three, SIMULATOR_PORT and the two after it. Choose another.`,
    )
  }
  return places
}

const PRODUCTION =
  'Unset it, or start the product as docs/runbooks/production.md says (npm run serve, npm run work).'

function* unsuitedTo(variables: NodeJS.ProcessEnv): Generator<string> {
  if (variables['NODE_ENV'] === 'production') {
    yield `NODE_ENV=production: npm start and npm run dev run beside the simulator, for trying things out. ${PRODUCTION}`
  }
  if (variables['WECHATPAY_FILE']) {
    yield `WECHATPAY_FILE: npm start and npm run dev pay in the simulator and take no merchant keys. ${PRODUCTION}`
  }
  if (variables['SIMULATOR_URL']) {
    yield 'SIMULATOR_URL: npm start and npm run dev start a simulator of their own. Unset it; SIMULATOR_PORT says where.'
  }
}

/** @throws SettingsWrong */
export function readPlaces(variables: NodeJS.ProcessEnv): Places {
  const host = variables['HOST'] || '127.0.0.1'
  const simulatorPort = Number(variables['SIMULATOR_PORT'] || SIMULATOR_PORT)
  if (!Number.isInteger(simulatorPort) || simulatorPort < 1 || simulatorPort > PORT_MAX) {
    throw new SettingsWrong(`SIMULATOR_PORT: must be a port, 1 to ${PORT_MAX}.`)
  }
  const simulatorUrl = `http://${host}:${simulatorPort}`
  if (!URL.canParse(simulatorUrl)) {
    throw new SettingsWrong(
      `HOST: ${host} is no address. Leave it out, or name one of this machine.`,
    )
  }
  const settings = readSettings({ ...variables, SIMULATOR_URL: simulatorUrl })
  return { settings, productUrl: `http://${host}:${settings.port}`, simulatorPort, simulatorUrl }
}

/** Where the simulator that is started beside the product keeps its keys and books. */
export function simulatorFolder({ dataFolder }: Settings): string {
  return `${dataFolder}/simulator`
}
