import * as http from 'node:http'
import * as https from 'node:https'
import type { Forgery } from '../fault-plan'
import type { Keyring } from '../keys/keyring'
import { readXml } from '../papay/xml'
import { signatureHeaders } from './signing'

/** One attempt to deliver a callback over HTTP. Node's own client, which is quicker than `fetch`. */

type Parcel = {
  url: string
  body: string
  /** XML of API v2 carries its signature in itself, and is accepted by what the answer says. */
  isXml: boolean
  forgery: Forgery | undefined
  /** Real ms within which the receiver has to answer; API v3 allows 5 s. */
  answerMsMax: number
}

export type Delivered = { status?: number; failure?: string }

type Deliver = (parcel: Parcel) => Promise<Delivered>

export const createDeliver = (keyring: Keyring): Deliver => {
  const plain = { request: http.request, agent: new http.Agent({ keepAlive: true }) }
  const secure = { request: https.request, agent: new https.Agent({ keepAlive: true }) }
  const post: Deliver = ({ url, body, isXml, forgery, answerMsMax }) =>
    new Promise((resolve) => {
      const { request, agent } = new URL(url).protocol === 'https:' ? secure : plain
      const signing = { key: keyring.platform, realNowMs: Date.now(), forgery }
      const headers = {
        'Content-Type': isXml ? 'text/xml' : 'application/json',
        'Content-Length': Buffer.byteLength(body),
        Accept: '*/*',
        'User-Agent': 'Mozilla/4.0 (simulated WeChat Pay)',
        ...(isXml ? {} : signatureHeaders(keyring, body, signing)),
      }
      const signal = AbortSignal.timeout(answerMsMax)
      const outgoing = request(url, { method: 'POST', headers, agent, signal })
      outgoing.on('error', (error) => {
        resolve({ failure: signal.aborted ? `no answer within ${answerMsMax} ms` : error.message })
      })
      outgoing.on('response', (incoming) => {
        const pieces: Buffer[] = []
        incoming.on('data', (piece: Buffer) => {
          if (isXml && pieces.length < PIECES_MAX) pieces.push(piece)
        })
        incoming.on('error', (error) => resolve({ failure: error.message }))
        incoming.on('end', () => {
          const status = incoming.statusCode ?? 0
          const refused = isXml && !saysSuccess(Buffer.concat(pieces))
          resolve(refused ? { status, failure: 'the answer does not say SUCCESS' } : { status })
        })
      })
      outgoing.end(body)
    })
  // Whatever is wrong with an address is a failed attempt, never the end of the simulator.
  return (parcel) => post(parcel).catch((error: Error) => ({ failure: error.message }))
}

export const isAccepted = ({ status, failure }: Delivered) =>
  status !== undefined && status >= 200 && status < 300 && failure === undefined

// An answer is a line of XML; nobody has to hear a longer one to its end.
const PIECES_MAX = 16

const saysSuccess = (answer: Buffer) => {
  try {
    return readXml(answer)['return_code'] === 'SUCCESS'
  } catch {
    return false
  }
}
