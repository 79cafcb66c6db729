/** Requests worked off over HTTP by so many connections. */
import { Pool } from 'undici'
import { hurry } from './rounds'

export const CALLERS = 64

export type Request = { path: string; headers: Record<string, string>; body: string }

/** What is expected: a status, or who is told what was answered. */
type Expected = number | ((index: number, status: number, text: string) => void)

export async function load(
  url: string,
  requests: readonly Request[],
  expected: Expected,
  callers = CALLERS,
): Promise<{ aSecond: number; tookMs: number[] }> {
  const pool = new Pool(url, { connections: callers })
  try {
    return await hurry(callers, requests.length, async (index) => {
      const request = requests[index]
      if (!request) return
      const { statusCode, body } = await pool.request({ method: 'POST', ...request })
      if (typeof expected === 'function') return expected(index, statusCode, await body.text())
      await body.dump()
      if (statusCode !== expected) throw new Error(`${request.path} answered ${statusCode}`)
    })
  } finally {
    await pool.close()
  }
}
