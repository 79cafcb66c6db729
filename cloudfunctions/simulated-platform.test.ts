import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readSettings } from './settings'
import { platformOf } from './simulated-platform'

const debit = { planId: '12535', mode: '24-hour', apiV2Key: 'y'.repeat(32) }
const merchant = {
  charityId: 'hedeng',
  mchid: '1900000100',
  serialNumber: 'SIM01',
  privateKeyPem: 'a private key',
  apiV3Key: 'x'.repeat(32),
}
const told = {
  appid: 'wx00000000lantern0',
  secret: 'a secret',
  hosts: { pay: 'http://127.0.0.1:1', payBackup: 'http://127.0.0.1:2', chat: 'http://127.0.0.1:3' },
  platformKeys: [{ id: 'PUB_KEY_ID_SIM1', publicKeyPem: 'a public key' }],
}

let server: Server
let merchants: object[]
beforeAll(async () => {
  server = createServer((_, reply) => reply.end(JSON.stringify({ ...told, merchants })))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => server.close())

const ask = () => {
  const { port } = server.address() as AddressInfo
  return platformOf(readSettings({ SIMULATOR_URL: `http://127.0.0.1:${port}` }))
}

test('the simulator tells which merchants can debit, and with what', async () => {
  merchants = [
    { ...merchant, debit },
    { ...merchant, mchid: '1900000101' },
  ]
  const { pay } = await ask()
  expect(pay.merchants.map((one) => one.debit)).toEqual([debit, undefined])
})

test('one that tells a plan without a key is not understood', async () => {
  merchants = [{ ...merchant, debit: { planId: '12535', mode: '24-hour' } }]
  await expect(ask()).rejects.toThrow(/^No simulator answers at/)
})
