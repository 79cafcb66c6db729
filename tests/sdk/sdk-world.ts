/** What the SDK meets in these tests: our host over real HTTP, and the simulator as the chat app. */
import { wechatChat } from '../../cloudfunctions/chat'
import { type Simulator, startSimulator } from '../../simulator'
import { DATABASE_START_MS_MAX, startTestHost, type TestHost } from '../support/test-host'

export { DATABASE_START_MS_MAX }

/** The SDK as its own typings describe it, in whichever build. */
export type Sdk = typeof import('leancloud-storage')

export type SdkWorld = {
  url: string
  server: TestHost
  /** A new person of the chat app. */
  aPerson(): Promise<{ openid: string; loginCode(): Promise<string> }>
  /** Moves the chat app's clock: codes grow old. */
  advanceMs(ms: number): Promise<void>
  close(): Promise<void>
}

export async function startSdkWorld(): Promise<SdkWorld> {
  const simulator = await startSimulator({ merchants: [] })
  const { appid, secret, hosts } = simulator.settingsForTheApp
  const chat = wechatChat(
    { appid, secret, host: hosts.chat, words: [], miniProgramState: 'developer' },
    { wallClock: { now: () => new Date() } },
  )
  const server = await startTestHost({ database: true, chat })
  return {
    url: server.url,
    server,
    async aPerson() {
      const { openid } = await control<{ openid: string }>(simulator, '/people', {})
      const loginCode = async () =>
        (await control<{ code: string }>(simulator, `/people/${openid}/login-code`, {})).code
      return { openid, loginCode }
    },
    async advanceMs(ms) {
      await control(simulator, '/clock', { advanceMs: ms, jump: true })
    },
    async close() {
      await server.close()
      await simulator.close()
    },
  }
}

async function control<Answer>(simulator: Simulator, path: string, body: object): Promise<Answer> {
  const response = await fetch(`${simulator.url}/control${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
  return (await response.json()) as Answer
}
