import * as http from 'node:http'
import * as https from 'node:https'
import type { Forgery } from '../fault-plan'
import type { Keyring } from '../keys/keyring'
import { signatureHeaders } from './signing'

/** One attempt to deliver a callback over HTTP. Node's own client, which is quicker than `fetch`. */

type Parcel = {
  url: string
  body: string
  forgery: Forgery | undefined
  /** Real ms within which the receiver has to answer; API v3 allows 5 s. */
  answerMsMax: number
}

export type Delivered = { status?: number; failure?: string }

type Deliver = (parcel: Parcel) => Promise<Delivered>

export const createDeliver = (keyring: Keyring): Deliver => {
  const plain = { request: http.request, agent: new http.Agent({ keepAlive: true }) }
  const secure = { request: https.request, agent: new https.Agent({ keepAlive: true }) }
  const post: Deliver = ({ url, body, forgery, answerMsMax }) =>
    new Promise((resolve) => {
      const { request, agent } = new URL(url).protocol === 'https:' ? secure : plain
      const signing = { key: keyring.platform, realNowMs: Date.now(), forgery }
      const headers = {
        'Content-Type': 'application/json',
        'Content-Length': Buffer.byteLength(body),
        Accept: '*/*',
        'User-Agent': 'Mozilla/4.0 (simulated WeChat Pay)',
        ...signatureHeaders(keyring, body, signing),
      }
      const signal = AbortSignal.timeout(answerMsMax)
      const outgoing = request(url, { method: 'POST', headers, agent, signal })
      outgoing.on('error', (error) => {
        resolve({ failure: signal.aborted ? `no answer within ${answerMsMax} ms` : error.message })
      })
      outgoing.on('response', (incoming) => {
        incoming.resume()
        incoming.on('error', (error) => resolve({ failure: error.message }))
        incoming.on('end', () => resolve({ status: incoming.statusCode ?? 0 }))
      })
      outgoing.end(body)
    })
  // Whatever is wrong with an address is a failed attempt, never the end of the simulator.
  return (parcel) => post(parcel).catch((error: Error) => ({ failure: error.message }))
}

export const isAccepted = ({ status }: Delivered) =>
  status !== undefined && status >= 200 && status < 300
