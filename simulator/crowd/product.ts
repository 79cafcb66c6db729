import { z } from 'zod'

/** The product as a phone reaches it: LeanCloud's REST, with a person's session or as nobody. */

export type Product = ReturnType<typeof productAt>

/** A call that came to nothing, in one sentence; with the name of the refusal when the product said no to it. */
export class CallFailed extends Error {
  constructor(
    message: string,
    readonly refusal?: string,
  ) {
    super(message)
  }
}

/** What the SDK is initialised with: a label of the app, no secret. */
export type AppKey = { id: string; key: string }

const ANSWER_MS_MAX = 20_000

const sessionSchema = z.object({ sessionToken: z.string() })
const answerSchema = z.object({ result: z.unknown() })
const refusalSchema = z.object({ name: z.string().optional(), error: z.string().optional() })

export const productAt = (origin: string, { id, key }: AppKey) => {
  /** Rejects with `CallFailed`, and with nothing else. */
  const post = async (called: string, path: string, body: object, session?: string) => {
    const headers = {
      'content-type': 'application/json',
      'x-lc-id': id,
      'x-lc-key': key,
      ...(session !== undefined && { 'x-lc-session': session }),
    }
    const reply = await answerOf(called, `${origin}/1.1${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MS_MAX),
    })
    if (reply.ok) return reply.body
    const { name = '', error = '' } = refusalSchema.safeParse(reply.body).data ?? {}
    throw new CallFailed(`${called}: ${reply.status} ${name} ${error}`.trimEnd(), name)
  }

  return {
    origin,

    /** As the SDK does with the code of `wx.login`: the token of a new session. */
    async logIn(code: string): Promise<string> {
      const body = await post('login', '/users', { authData: { lc_weapp: { code } } })
      return understood('login', sessionSchema, body).sessionToken
    },

    /** Calls a function; without a session as nobody. */
    async run<S extends z.ZodType>(
      name: string,
      input: object,
      { result, session }: { result: S; session?: string | undefined },
    ): Promise<z.output<S>> {
      const body = await post(name, `/functions/${name}`, input, session)
      return understood(name, result, understood(name, answerSchema, body).result)
    },
  }
}

const answerOf = async (called: string, address: string, request: RequestInit) => {
  try {
    const reply = await fetch(address, request)
    const body: unknown = await reply.json().catch(() => undefined)
    return { ok: reply.ok, status: reply.status, body }
  } catch (error) {
    throw new CallFailed(`${called}: no answer from ${address} (${reasonOf(error)})`)
  }
}

/** `fetch failed` says nothing; what lies behind it does. */
const reasonOf = (error: unknown) => {
  const { cause = error } = error as { cause?: unknown }
  return cause instanceof Error ? cause.message || cause.name : String(cause)
}

const understood = <S extends z.ZodType>(called: string, schema: S, body: unknown): z.output<S> => {
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  throw new CallFailed(`${called}: the answer was not understood`)
}
