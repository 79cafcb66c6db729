import { errors } from '../../contracts/errors'
import { NoLogin } from '../platform/no-login'
import { sentences } from './copy'
import { bringSentences, isSessionLost, Late, troubleIn } from './trouble'

/** What the SDK throws: the body's members on an error, the status at the end of its message. */
function thrown(status: number | 'N/A', body: object = {}): Error {
  const message = `words [${status} POST http://127.0.0.1:3000/1.1/functions/gifts.start]`
  return Object.assign(new Error(message), { code: -1 }, body)
}

test('a coded "no" keeps its name, its details and the sentence of the catalogue', () => {
  const details = { endedOn: '2026-12-01' }
  expect(troubleIn(thrown(400, { code: 10003, name: 'PROJECT_ENDED', details }))).toEqual({
    kind: 'refused',
    name: 'PROJECT_ENDED',
    details,
    sentence: errors.PROJECT_ENDED,
  })
})

test('a "no" that only some pages meet has its sentence once they have brought it', () => {
  const no = thrown(400, { code: 10_223, name: 'REPORT_NOT_WAITING' })
  expect(troubleIn(no)).toEqual({ kind: 'fault', sentence: errors.FAULT })
  const { REPORT_NOT_WAITING } = errors
  bringSentences({ REPORT_NOT_WAITING })
  expect(troubleIn(no)).toMatchObject({ kind: 'refused', sentence: REPORT_NOT_WAITING })
})

test.each([
  [
    'a phone without a network',
    thrown('N/A', { message: 'request:fail [N/A POST http://x]' }),
    'offline',
  ],
  ['a browser without a network', new TypeError('Failed to fetch'), 'offline'],
  ['a platform that answers with a plain object', { errMsg: 'login:fail timeout' }, 'offline'],
  ['the crowd', thrown(400, { code: 10017, name: 'BUSY' }), 'busy'],
  ['the crowd, by its code alone', thrown(400, { code: 10017 }), 'busy'],
  ['a finger that is too quick', thrown(429, { code: 429 }), 'busy'],
  ['a gateway whose server is away', thrown(502), 'busy'],
  ['a function that took too long', thrown(503, { code: 124 }), 'slow'],
  ['no answer in our own time', new Late(), 'slow'],
  ['an error page that is not JSON', thrown(500), 'fault'],
  ['a fault that the server admits', thrown(500, { code: 1, name: 'FAULT' }), 'fault'],
  ['a mistake of our own', new TypeError('x is not a function'), 'fault'],
])('%s is told apart', (_, error, kind) => {
  expect(troubleIn(error).kind).toBe(kind)
})

test('where nobody can log in, the sentence says where one can', () => {
  expect(troubleIn(new NoLogin()).sentence).toBe(sentences.noLogin)
})

test('a lost session is 401 with code 211; 211 under another status is a user who is not there', () => {
  expect(isSessionLost(thrown(401, { code: 211, name: 'NO_SESSION' }))).toBe(true)
  expect(isSessionLost(thrown(401, { code: 211 }))).toBe(true)
  expect(isSessionLost(thrown(400, { code: 211, name: 'BAD_SESSION' }))).toBe(false)
})

test('every sentence of the client speaks both languages', () => {
  for (const { zh, en } of Object.values(sentences)) {
    expect(zh).toMatch(/[\u4e00-\u9fff]/)
    expect(en).toMatch(/^[ -~]+$/)
  }
})
