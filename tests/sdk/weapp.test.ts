/** The SDK as the mini program has it: its core build with the official adapter, over a faked `wx`. */
import { APP_ID, APP_KEY } from '../support/test-host'
import { callsOfTheSdk, failureOf } from './calls'
import { fakedWx } from './faked-wx'
import { filesOfTheSdk } from './files'
import { peopleOfTheSdk } from './people'
import { queriesOfTheSdk } from './queries'
import { DATABASE_START_MS_MAX, type Sdk, type SdkWorld, startSdkWorld } from './sdk-world'

let loginCode = async () => 'nobody'
let lastHeader: Record<string, string> = {}
const wx = fakedWx(
  () => loginCode(),
  (header) => {
    lastHeader = header
  },
)
Object.assign(globalThis, { wx })

const AV = jest.requireActual<Sdk>('leancloud-storage/core')
const adapters = jest.requireActual<Parameters<Sdk['setAdapters']>[0]>(
  '@leancloud/platform-adapters-weapp',
)

let world: SdkWorld

beforeAll(async () => {
  world = await startSdkWorld()
  AV.setAdapters(adapters)
  AV.init({ appId: APP_ID, appKey: APP_KEY, serverURL: world.url })
}, DATABASE_START_MS_MAX)

afterAll(() => world.close())

callsOfTheSdk(AV, () => world)
queriesOfTheSdk(AV)
const logInWith = (code: () => Promise<string>) => {
  loginCode = code
  return AV.User.loginWithMiniApp()
}

peopleOfTheSdk(AV, () => world, logInWith)
filesOfTheSdk(
  AV,
  () => world,
  logInWith,
  (bytes, name) => {
    const uri = `wxfile://tmp_${name}`
    wx.drawerOfFiles.set(uri, bytes)
    return { blob: { uri } }
  },
)

test('the options of a login that asks for the unionid are taken', async () => {
  loginCode = (await world.aPerson()).loginCode
  const user = await AV.User.loginWithWeapp({ preferUnionId: true, asMainAccount: true })
  expect(user.getSessionToken()).toBeTruthy()
})

test('a stranger is not made a donor when the login may fail', async () => {
  loginCode = (await world.aPerson()).loginCode
  const login = AV.User.loginWithWeapp({ preferUnionId: false, failOnNotExist: true })
  expect(await failureOf(login)).toMatchObject({ code: 211 })
})

test('without a network the error is code -1 and speaks of the request', async () => {
  AV.setServerURLs('http://127.0.0.1:1')
  const error = await failureOf(AV.Cloud.run('test.echo'))
  expect(error).toMatchObject({ code: -1 })
  expect(error.message).toContain('request:fail')
  AV.setServerURLs(world.url)
})

test('a call is signed, and a browser would be allowed every header of it', async () => {
  loginCode = (await world.aPerson()).loginCode
  await AV.User.loginWithMiniApp()
  await AV.Cloud.run('test.whoami')
  expect(lastHeader['X-LC-Sign']).toMatch(/^[0-9a-f]{32},\d+$/)
  expect(lastHeader).not.toHaveProperty('X-LC-Key')
  const preflight = await fetch(`${world.url}/1.1/functions/test.whoami`, {
    method: 'OPTIONS',
    headers: { origin: 'https://pages.example', 'access-control-request-method': 'POST' },
  })
  const allowed = preflight.headers.get('access-control-allow-headers')?.split(', ')
  expect(allowed).toEqual(expect.arrayContaining(Object.keys(lastHeader)))
})
