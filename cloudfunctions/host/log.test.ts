import pino from 'pino'
import { logOptions } from './log'

function logged(write: (log: pino.Logger) => void): string {
  let lines = ''
  write(
    pino(logOptions, {
      write: (line: string) => {
        lines += line
      },
    }),
  )
  return lines
}

test('openids, tokens and keys do not reach the log, one level down either', () => {
  const secret = 'do-not-tell'
  const lines = logged((log) => {
    log.info({ openid: secret, donor: { openid: secret } }, 'a donor')
    log.info({ sessionToken: secret, headers: { 'x-lc-session': secret } }, 'a call')
    log.info({ exchange: { session_key: secret, unionid: secret } }, 'a login')
  })
  expect(lines).toContain('a login')
  expect(lines).not.toContain(secret)
})

test('of a database error the statement and its values stay out', () => {
  const fault = Object.assign(new Error('duplicate key value'), {
    code: '23505',
    detail: 'Key (openid_hash)=(hash-of-somebody) already exists.',
    parameters: ['personal text'],
  })
  const lines = logged((log) => log.error({ err: fault }, 'a request failed'))
  expect(JSON.parse(lines)).toMatchObject({
    err: { name: 'Error', code: '23505', message: 'duplicate key value' },
  })
  expect(lines).not.toMatch(/hash-of-somebody|personal text/)
})

test('an error that quotes a value is told without it', () => {
  const fault = Object.assign(new Error('invalid input syntax for type integer: "my name"'), {
    code: '22P02',
  })
  const lines = logged((log) => log.error({ err: fault }, 'a request failed'))
  expect(lines).toContain('a value that did not fit')
  expect(lines).toContain('log.test.ts')
  expect(lines).not.toContain('my name')
})
