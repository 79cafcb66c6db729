/** The simulator as a child of `npm start` and `npm run dev`: one merchant for each sample charity. */
import { sampleCharities } from '../cloudfunctions/projects'
import { dayOf } from '../contracts/beijing'
import { type Places, simulatorFolder } from './places'
import { type Program, program, untilReady } from './program'

export function startSimulator({ settings, productUrl, simulatorPort }: Places): Program {
  const merchants = sampleCharities(dayOf(new Date())).map(({ charityId, name }) => ({
    charityId,
    name: name.zh,
  }))
  return program('simulator/serve.ts', {
    env: {
      SIMULATOR_PORT: String(simulatorPort),
      SIMULATOR_HOST: settings.host,
      SIMULATOR_DATA: simulatorFolder(settings),
      MERCHANTS: JSON.stringify(merchants),
      PRODUCT_ORIGIN: `${productUrl},http://localhost:${settings.port}`,
      APP_CLOCK_URL: `${productUrl}/development/clock`,
    },
  })
}

/** What the product's settings need of it, once it answers. The first sample person is the operator. */
export async function settingsFrom(simulator: Program, url: string): Promise<NodeJS.ProcessEnv> {
  await untilReady(simulator, (heard) => /http:\/\/\S+/.exec(String(heard))?.[0])
  return {
    SIMULATOR_URL: url,
    OPERATOR_OPENIDS: process.env['OPERATOR_OPENIDS'] || (await firstPerson(url)),
  }
}

async function firstPerson(url: string): Promise<string> {
  const people: { openid: string }[] = await (await fetch(`${url}/control/people`)).json()
  return people[0]?.openid ?? (await aPerson(url)).openid
}

async function aPerson(url: string): Promise<{ openid: string }> {
  const reply = await fetch(`${url}/control/people`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: '小满（示例）' }),
  })
  if (!reply.ok) throw new Error(`The simulator answered ${reply.status} to a new person.`)
  return reply.json()
}
