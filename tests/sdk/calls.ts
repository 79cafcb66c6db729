/** Cloud functions and their errors, as both builds of the SDK see them. */
import type { Sdk, SdkWorld } from './sdk-world'

export function callsOfTheSdk(AV: Sdk, world: () => SdkWorld): void {
  test.each(['run', 'rpc'] as const)('Cloud.%s without parameters', async (way) => {
    expect(await AV.Cloud[way]('test.echo')).toEqual({ given: {}, donorId: null })
  })

  test.each(['run', 'rpc'] as const)('Cloud.%s with parameters of every kind', async (way) => {
    const given = { text: "'; drop table donor; -- <b>", number: 1.5, list: [true, null, '愿'] }
    expect(await AV.Cloud[way]('test.echo', given)).toEqual({ given, donorId: null })
  })

  test('a refusal arrives with code, sentence, name, details and request id', async () => {
    const error = await failureOf(AV.Cloud.run('test.refuse'))
    expect(error).toMatchObject({
      code: 10003,
      rawMessage: '项目已经结束，没有扣款。',
      name: 'PROJECT_ENDED',
      details: { endedOn: '2026-11-30' },
      requestId: expect.any(String),
    })
    expect(error.message).toBe(
      `项目已经结束，没有扣款。 [400 POST ${world().url}/1.1/functions/test.refuse]`,
    )
    expect(error).toBeInstanceOf(AV.Error)
  })

  test('input that does not fit names its path', async () => {
    expect(await failureOf(AV.Cloud.run('test.strict', { amountFen: -1 }))).toMatchObject({
      code: 10000,
      name: 'INVALID_INPUT',
      details: { path: 'amountFen' },
    })
  })

  test('a function that does not exist is code 1, and so is a fault, which tells nothing', async () => {
    expect(await failureOf(AV.Cloud.run('nobody.home'))).toMatchObject({ code: 1 })
    const fault = await failureOf(AV.Cloud.run('test.crash'))
    expect(fault).toMatchObject({ code: 1, name: 'FAULT' })
    expect(fault.message).not.toContain('the fault inside')
  })

  test('a body that is too large is code 413', async () => {
    const text = 'x'.repeat(70_000)
    expect(await failureOf(AV.Cloud.run('test.echo', { text }))).toMatchObject({ code: 413 })
  })

  test('without a session, what needs one is code 211', async () => {
    expect(await failureOf(AV.Cloud.run('test.whoami'))).toMatchObject({ code: 211 })
  })

  test('the server’s date is the app’s clock', async () => {
    expect(await AV.Cloud.getServerDate()).toEqual(new Date('2026-12-01T04:00:00.000Z'))
  })

  test('the key itself is taken in the place of a signature', async () => {
    const request = { method: 'GET', path: '/date', signKey: false }
    expect(await AV.request(request as Parameters<Sdk['request']>[0])).toMatchObject({
      __type: 'Date',
    })
  })
}

/** The SDK's error; what it copies from the body is not in its typings. */
export type SdkError = Error & { code: number; rawMessage: string } & Record<string, unknown>

export async function failureOf(promise: Promise<unknown>): Promise<SdkError> {
  return promise.then(
    (answer) => {
      throw new Error(`it should have failed and answered ${JSON.stringify(answer)}`)
    },
    (error: SdkError) => error,
  )
}
