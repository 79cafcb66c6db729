import { sessionOn } from './session'

function aDevice({ refusedCodes = 0 } = {}) {
  const used: string[] = []
  let codes = 0
  let token: string | undefined
  const session = sessionOn({
    token: () => token,
    newCode: async () => {
      codes += 1
      return `code-${codes}`
    },
    logIn: async (code) => {
      used.push(code)
      if (used.length <= refusedCodes) throw Object.assign(new Error(), { name: 'BAD_LOGIN_CODE' })
      token = `token-${used.length}`
    },
    isCodeRefused: (error) => (error as Error).name === 'BAD_LOGIN_CODE',
  })
  return { session, used }
}

test('a code that died on the way is replaced by a fresh one', async () => {
  const { session, used } = aDevice({ refusedCodes: 1 })
  await session.ensure()
  expect(used).toEqual(['code-1', 'code-2'])
})

test('a platform that refuses every code is believed the second time', async () => {
  const { session, used } = aDevice({ refusedCodes: 9 })
  await expect(session.ensure()).rejects.toMatchObject({ name: 'BAD_LOGIN_CODE' })
  expect(used).toHaveLength(2)
})

test('after a failed login the next call tries afresh', async () => {
  const { session } = aDevice({ refusedCodes: 2 })
  await expect(session.ensure()).rejects.toBeDefined()
  await session.ensure()
  expect(session.token()).toBe('token-3')
})

test('a session that was replaced meanwhile is left alone', async () => {
  const { session, used } = aDevice()
  await session.ensure()
  await session.renew('an older token')
  expect(used).toHaveLength(1)
})
