/** A phone's outside over real HTTP: the host that answers, and the simulator's person and cashier. */
import { spawn } from 'node:child_process'
import { request } from 'node:http'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Reply, Sent, WxOutside } from './fake-wx'

const ROOT = join(__dirname, '../..')
const PREFIX = 'prepay_id='

export type CashierAction = 'pay' | 'cancel' | 'wrong-password' | 'pay-then-kill-app'

export type RealWorld = {
  outside: Pick<WxOutside, 'answer' | 'cashier' | 'loginCode' | 'otherApp'>
  /** What the world’s process says of itself beside its addresses. */
  told: Readonly<Record<string, string>>
  /** Whose phone it is, from the next login on: an openid of the simulator's. */
  holds(openid: string): void
  /** The server no longer knows the session of the next call that needs one. */
  loseSession(): void
  /** Requests fail as on a phone without a network. */
  setOnline(online: boolean): void
  /** What the person does at the next cashiers. */
  atCashier(action: CashierAction): void
  /** Resolves when the next cashier has done what it was to do. */
  cashierDone(): Promise<void>
  /** Moves the clock to an instant, stopping at everything that falls due on the way. */
  passTo(at: Date): Promise<void>
  /** Every function that the phone has called, in order. */
  calls: string[]
  close(): void
}

export async function startRealWorld(program = 'world.process.ts'): Promise<RealWorld> {
  const child = spawn(
    process.execPath,
    [join(ROOT, 'node_modules/tsx/dist/cli.mjs'), join(__dirname, program)],
    { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] },
  )
  const { url, simulator, ...told } = await firstLine(child.stdout)
  const control = (path: string, body: object) => post(`${simulator}/control${path}`, body)
  let openid = String((await control('/people', { name: '阿明' }))['openid'])
  const calls: string[] = []
  let action: CashierAction = 'pay'
  let doneAtCashier: (() => void) | undefined
  let online = true
  let sessionLost = false

  /** The token that the server will not know, in the place of the phone's own. */
  const headerOf = ({ url: called, header }: Sent): Sent['header'] => {
    if (!sessionLost || !called.includes('/gifts.')) return header
    sessionLost = false
    return { ...header, 'X-LC-Session': 'a-session-that-nobody-knows' }
  }

  return {
    calls,
    told,
    holds: (person) => {
      openid = person
    },
    atCashier: (next) => {
      action = next
    },
    cashierDone: () =>
      new Promise((resolve) => {
        doneAtCashier = resolve
      }),
    loseSession: () => {
      sessionLost = true
    },
    setOnline: (next) => {
      online = next
    },
    passTo: async (at) => void (await control('/clock', { to: at.toISOString() })),
    close: () => child.stdin.end(),
    outside: {
      async answer(sent) {
        if (!online) throw new Error('no network')
        const { pathname, search } = new URL(sent.url)
        calls.push(pathname.replace(/^\/1\.1\/(functions\/)?/, ''))
        return send({ ...sent, header: headerOf(sent), url: url + pathname + search })
      },
      async otherApp({ appId, path, extraData }) {
        const offer = await control('/contracts', { openid, appId, path, extraData })
        const { contractCode, mchid } = offer
        return control(`/contracts/${contractCode}`, { action: 'sign', openid, mchid })
      },
      loginCode: async () => String((await control(`/people/${openid}/login-code`, {}))['code']),
      async cashier({ package: prepay = '', ...signed }) {
        const prepayId = prepay.slice(PREFIX.length)
        const payment = { ...signed, package: prepay }
        const said = await control(`/cashier/${prepayId}`, { openid, action, payment })
        doneAtCashier?.()
        // An app that is killed hears nothing more.
        return said['result'] === 'none' ? new Promise(() => undefined) : String(said['errMsg'])
      },
    },
  }
}

async function firstLine(
  output: NodeJS.ReadableStream,
): Promise<Record<string, string> & { url: string; simulator: string }> {
  for await (const line of createInterface({ input: output })) {
    if (line.startsWith('{"url"')) return JSON.parse(line)
  }
  throw new Error('the product did not start')
}

async function post(url: string, body: object): Promise<Record<string, unknown>> {
  const header = { 'content-type': 'application/json' }
  const { statusCode, data } = await send({ url, method: 'POST', data: body, header })
  if (statusCode >= 400) throw new Error(`HTTP ${statusCode} from ${url}: ${JSON.stringify(data)}`)
  return data as Record<string, unknown>
}

/** As `wx.request` sends: the body as JSON, the answer parsed when it is JSON. */
function send({ url, method, data, header }: Sent): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method, headers: header }, (answer) => {
      const pieces: Buffer[] = []
      answer.on('data', (piece: Buffer) => pieces.push(piece))
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString('utf8')
        resolve({ statusCode: answer.statusCode ?? 0, data: parsed(text) })
      })
    })
    sending.on('error', reject)
    sending.end(data === undefined ? '' : JSON.stringify(data))
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
