/** Development asks the simulator for its keys and addresses, as an operator would paste real ones. */
import { z } from 'zod'
import type { Platform, Settings } from './settings'

const answer = z.object({
  appid: z.string(),
  secret: z.string(),
  hosts: z.object({ pay: z.string(), payBackup: z.string(), chat: z.string() }),
  platformKeys: z.array(z.object({ id: z.string(), publicKeyPem: z.string() })),
  merchants: z.array(
    z.object({
      charityId: z.string(),
      mchid: z.string(),
      serialNumber: z.string(),
      privateKeyPem: z.string(),
      apiV3Key: z.string(),
    }),
  ),
})

const ASK_MS_MAX = 5_000

/** The official services, or the simulator's part of them. @throws Error when nobody answers. */
export async function platformOf({ platform, simulatorUrl }: Settings): Promise<Platform> {
  if (platform) return platform
  if (simulatorUrl) return simulatedPlatform(simulatorUrl)
  throw new Error('There is no payment service to talk to.')
}

/** @throws Error with one sentence when nobody answers there, or somebody else. */
async function simulatedPlatform(url: string): Promise<Platform> {
  const told = await ask(`${url}/control/app-settings`).catch((cause: unknown) => {
    throw new Error(`No simulator answers at ${url}. Start it first, or correct SIMULATOR_URL.`, {
      cause,
    })
  })
  const { appid, secret, hosts, platformKeys, merchants } = told
  return {
    appid,
    secret,
    chatHost: hosts.chat,
    pay: {
      appid,
      hosts: [hosts.pay, hosts.payBackup],
      platformKeys: platformKeys.map(({ id, publicKeyPem }) => ({ serial: id, publicKeyPem })),
      merchants,
    },
    merchantOf: new Map(merchants.map(({ charityId, mchid }) => [charityId, mchid])),
  }
}

async function ask(address: string): Promise<z.infer<typeof answer>> {
  const reply = await fetch(address, { signal: AbortSignal.timeout(ASK_MS_MAX) })
  return answer.parse(await reply.json())
}
