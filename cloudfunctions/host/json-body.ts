/**
 * Reading JSON as the SDK sends it. An empty body is `{}` (Cloud.run without parameters), and so is
 * `null` (refreshSessionToken). Names like `__proto__` are ordinary members here: JSON.parse sets no
 * prototype, and the schemas take only members that they know.
 */
import type { FastifyInstance } from 'fastify'
import { type Refusal, refuse } from '../../contracts/errors'
import { Refused } from './answers'
import { JSON_LEVELS_MAX } from './limits'

/** For a scope's requests, whatever media type they name besides JSON is refused. */
export function readJsonBodies(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, body, done) => {
    const read = readJson(String(body))
    if ('refusal' in read) done(new Refused(read.refusal))
    else done(null, read.value)
  })
}

/** `{ value }`, or why it is none. */
export function readJson(text: string): { value: unknown } | { refusal: Refusal } {
  if (text === '') return { value: {} }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { refusal: refuse('BAD_JSON') }
  }
  if (isDeeperThan(value, JSON_LEVELS_MAX)) {
    return { refusal: refuse('BAD_JSON', { levelsMax: JSON_LEVELS_MAX }) }
  }
  return { value: value ?? {} }
}

/** Stops at the first branch that is too deep, so it never recurses further than the limit. */
function isDeeperThan(value: unknown, levels: number): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (levels === 0) return true
  for (const member of Object.values(value)) {
    if (isDeeperThan(member, levels - 1)) return true
  }
  return false
}
