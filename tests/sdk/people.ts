/** A person over the life of a session, as both builds of the SDK see it. */
import { revokeSession } from '../../cloudfunctions/auth'
import { failureOf } from './calls'
import type { Sdk, SdkWorld } from './sdk-world'

type User = InstanceType<Sdk['User']>

export function peopleOfTheSdk(
  AV: Sdk,
  world: () => SdkWorld,
  /** Logs a person in the way this build does it. */
  logInWith: (loginCode: () => Promise<string>) => Promise<User>,
): void {
  const logIn = async () => {
    const { openid, loginCode } = await world().aPerson()
    return { openid, user: await logInWith(loginCode) }
  }

  afterEach(async () => {
    await AV.User.logOut()
  })

  test('after a login the SDK sends the session by itself', async () => {
    const { openid, user } = await logIn()
    expect(user.getSessionToken()).toMatch(/^[\w-]{43}$/)
    expect(user.get('authData')).toEqual({ lc_weapp: { openid } })
    expect(AV.User.current()?.id).toBe(user.id)
    expect(await AV.Cloud.run('test.whoami')).toEqual({ donorId: user.id, operator: false })
    expect(await user.isAuthenticated()).toBe(true)
  })

  test('what the SDK keeps on the device holds no session key', async () => {
    const { user } = await logIn()
    expect(JSON.stringify(user.toFullJSON())).not.toContain('session_key')
  })

  test('the same person has the same id at the next login', async () => {
    const { loginCode } = await world().aPerson()
    const first = await logInWith(loginCode)
    await AV.User.logOut()
    const second = await logInWith(loginCode)
    expect(second.id).toBe(first.id)
    expect(second.getSessionToken()).not.toBe(first.getSessionToken())
  })

  test('become takes a token from elsewhere', async () => {
    const { user } = await logIn()
    await AV.User.logOut()
    const same = await AV.User.become(user.getSessionToken())
    expect(same.id).toBe(user.id)
    expect(await failureOf(AV.User.become('A'.repeat(43)))).toMatchObject({ code: 211 })
  })

  test('a stale token: not authenticated, nobody to public functions, 211 to others', async () => {
    const { user } = await logIn()
    const { app } = world().server
    await revokeSession(app.db, { token: user.getSessionToken(), now: app.clock.now() })
    expect(await user.isAuthenticated()).toBe(false)
    expect(await AV.Cloud.run('test.echo')).toEqual({ given: {}, donorId: null })
    expect((await new AV.Query('Project').find()).length).toBe(4)
    expect(await failureOf(AV.Cloud.run('test.whoami'))).toMatchObject({ code: 211 })
  })

  test('refreshSessionToken gives a new one and ends the old one', async () => {
    const { user } = await logIn()
    const old = user.getSessionToken()
    await user.refreshSessionToken()
    expect(user.getSessionToken()).not.toBe(old)
    expect(await user.isAuthenticated()).toBe(true)
    expect(await failureOf(AV.User.become(old))).toMatchObject({ code: 211 })
  })

  test('one fetches oneself, and cannot change the record', async () => {
    const { user } = await logIn()
    await user.fetch()
    expect(user.get('username')).toBe(user.id)
    user.set('nickname', '善')
    expect(await failureOf(user.save())).toMatchObject({ code: 403 })
  })

  test('a code that has been used or has expired is code 252', async () => {
    const { loginCode } = await world().aPerson()
    const code = await loginCode()
    await logInWith(async () => code)
    expect(await failureOf(logInWith(async () => code))).toMatchObject({ code: 252 })
    const old = await loginCode()
    await world().advanceMs(6 * 60_000)
    expect(await failureOf(logInWith(async () => old))).toMatchObject({ code: 252 })
  })

  test('passwords, sign-ups and anonymous people are refused', async () => {
    for (const attempt of [
      AV.User.logIn('a', 'b'),
      AV.User.signUp('a', 'b'),
      AV.User.loginAnonymously(),
    ]) {
      expect(await failureOf(attempt)).toMatchObject({ code: 403 })
    }
  })
}
