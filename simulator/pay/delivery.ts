import type { Forgery } from '../faults'
import type { Keyring } from '../keys/keyring'
import { signatureHeaders } from './signing'

/** One attempt to deliver a callback over HTTP. */

export type Parcel = {
  url: string
  body: string
  forgery: Forgery | undefined
  /** Real ms within which the receiver has to answer; API v3 allows 5 s. */
  answerMsMax: number
}

export type Delivered = { status?: number; failure?: string }

export const deliver = async (keyring: Keyring, parcel: Parcel): Promise<Delivered> => {
  const { url, body, forgery, answerMsMax } = parcel
  const signing = { key: keyring.platform, realNowMs: Date.now(), forgery }
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: '*/*',
        'user-agent': 'Mozilla/4.0 (simulated WeChat Pay)',
        ...signatureHeaders(keyring, body, signing),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(answerMsMax),
    })
    await response.arrayBuffer()
    return { status: response.status }
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}

export const isAccepted = ({ status }: Delivered) =>
  status !== undefined && status >= 200 && status < 300
