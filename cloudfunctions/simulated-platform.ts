/**
 * Development asks the simulator for its keys and addresses, as an operator would paste real ones, and
 * for its time, which goes on from where it was when both are started again.
 */
import { z } from 'zod'
import { type MovableClock, movableClock } from './clock'
import { DebitSettings } from './payments'
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
      debit: DebitSettings.optional(),
    }),
  ),
})

const time = z.object({ now: z.iso.datetime().transform((text) => new Date(text)) })

const ASK_MS_MAX = 5_000

/** The official services, or the simulator's part of them. @throws Error when nobody answers. */
export async function platformOf({ platform, simulatorUrl }: Settings): Promise<Platform> {
  if (platform) return platform
  if (simulatorUrl) return simulatedPlatform(simulatorUrl)
  throw new Error('There is no payment service to talk to.')
}

/** The time of the simulator at this address; the wall clock's when nobody there tells one. */
export async function simulatedClock(url: string): Promise<MovableClock> {
  const told = await ask(`${url}/control/clock`, time).catch(() => undefined)
  return movableClock(told?.now)
}

/** @throws Error with one sentence when nobody answers there, or somebody else. */
async function simulatedPlatform(url: string): Promise<Platform> {
  const told = await ask(`${url}/control/app-settings`, answer).catch((cause: unknown) => {
    throw new Error(
      `No simulator answers at ${url}. Start it first, or correct SIMULATOR_PORT (SIMULATOR_URL, where that is set).`,
      {
        cause,
      },
    )
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

async function ask<Answer extends z.ZodType>(
  address: string,
  answer: Answer,
): Promise<z.output<Answer>> {
  const reply = await fetch(address, { signal: AbortSignal.timeout(ASK_MS_MAX) })
  return answer.parse(await reply.json())
}
