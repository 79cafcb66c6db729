/** The person behind a request's X-LC-Session, as far as there is one. */
import type { FastifyRequest } from 'fastify'
import type { App } from '../app'
import { findPerson, type Person } from '../auth'

/** Undefined without the header, so that a visitor who never logged in costs no look-up. */
export function tokenOf({ headers }: FastifyRequest): string | undefined {
  const token = headers['x-lc-session']
  return typeof token === 'string' && token !== '' ? token : undefined
}

export async function personBehind(app: App, request: FastifyRequest): Promise<Person | undefined> {
  const token = tokenOf(request)
  return token === undefined ? undefined : findPerson(app, token)
}
