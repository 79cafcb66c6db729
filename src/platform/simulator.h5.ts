/**
 * The simulator as a browser sees it: the person it lends us, and its cashier. The server says
 * where the simulator is, and says so only while developing; in production a browser can read, and
 * cannot log in.
 */
import { NoLogin } from './no-login'
import { phone } from './phone.h5'
import { storage } from './storage'

const PERSON = 'person'

let address: Promise<string> | undefined

export function simulatorAddress(): Promise<string> {
  address ??= askServer().catch((error: unknown) => {
    address = undefined
    throw error
  })
  return address
}

/** The openid of the phone's person; without a phone this browser's own, made on the first visit and kept. */
export async function person(): Promise<string> {
  if (phone) return phone.openid
  const kept = storage.read(PERSON)
  return typeof kept === 'string' ? kept : newPerson()
}

export async function newLoginCode(): Promise<string> {
  const openid = await person()
  const answer = await postCode(openid)
  if (answer.ok) return codeIn(answer)
  if (answer.status !== 404) throw new Error(`simulator: login code, HTTP ${answer.status}`)
  if (phone) throw new NoLogin('the simulator does not know the person of this phone')
  // The simulator was started afresh and has forgotten this person.
  return codeIn(await postCode(await newPerson()))
}

async function newPerson(): Promise<string> {
  const { openid } = await json(await post('/control/people', { name: '访客' }))
  if (typeof openid !== 'string') throw new Error('simulator: no openid')
  storage.write(PERSON, openid)
  return openid
}

const postCode = (openid: string): Promise<Response> =>
  post(`/control/people/${encodeURIComponent(openid)}/login-code`, {})

async function codeIn(answer: Response): Promise<string> {
  const { code } = await json(answer)
  if (typeof code !== 'string') throw new Error('simulator: no code')
  return code
}

async function post(path: string, body: object): Promise<Response> {
  return fetch((await simulatorAddress()) + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
}

async function askServer(): Promise<string> {
  const answer = await fetch(`${LANTERN_API}/1.1/development`)
  if (answer.status === 404) throw new NoLogin('a browser has no login in production')
  const { simulator } = await json(answer)
  if (typeof simulator !== 'string') throw new NoLogin('the server names no simulator')
  return simulator
}

async function json(answer: Response): Promise<Record<string, unknown>> {
  if (!answer.ok) throw new Error(`HTTP ${answer.status} from ${answer.url}`)
  return answer.json()
}
