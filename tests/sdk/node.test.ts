/** The real, unmodified SDK in its Node build. */
import { APP_ID, APP_KEY } from '../support/test-host'
import { callsOfTheSdk } from './calls'
import { filesOfTheSdk } from './files'
import { peopleOfTheSdk } from './people'
import { queriesOfTheSdk } from './queries'
import { DATABASE_START_MS_MAX, type Sdk, type SdkWorld, startSdkWorld } from './sdk-world'

const AV = jest.requireActual<Sdk>('leancloud-storage')

let world: SdkWorld

beforeAll(async () => {
  world = await startSdkWorld()
  AV.init({ appId: APP_ID, appKey: APP_KEY, serverURL: world.url })
}, DATABASE_START_MS_MAX)

afterAll(() => world.close())

callsOfTheSdk(AV, () => world)
queriesOfTheSdk(AV)
const logInWith = async (loginCode: () => Promise<string>) => {
  const authData = { code: await loginCode() }
  return AV.User.loginWithMiniApp({ authData, provider: 'lc_weapp' })
}

peopleOfTheSdk(AV, () => world, logInWith)
filesOfTheSdk(
  AV,
  () => world,
  logInWith,
  (bytes) => bytes,
)
describe('in base64', () =>
  filesOfTheSdk(
    AV,
    () => world,
    logInWith,
    (bytes) => ({ base64: bytes.toString('base64') }),
  ))
