/**
 * Loaded before the product in a process that is to die. When it has been told of a step, the process
 * ends there as by `kill -9`: nothing is flushed, nothing is closed, nobody is told. The product itself
 * knows nothing of this.
 */
import http from 'node:http'
import { Client } from 'pg'

/**
 * A point in the life of a process: a statement to the database or a call to the provider that holds
 * the words, and whether it dies before sending it, with the answer unknown, or after the answer came.
 */
export type Step = {
  to: 'database' | 'provider'
  words: string
  when: 'before' | 'unanswered' | 'after'
  /** Only an answer that holds rows: a claim that finds nothing is no step. */
  rows?: boolean
}

let step: Step | undefined

process.on('message', (message: { dieAt?: Step }) => {
  if (message.dieAt) step = message.dieAt
})
// Being told is no reason to live on.
process.channel?.unref()

function die(): void {
  process.kill(process.pid, 'SIGKILL')
}

function stepAt(to: Step['to'], text: string): Step | undefined {
  return step?.to === to && text.includes(step.words) ? step : undefined
}

type Query = (this: Client, ...given: unknown[]) => unknown
type Answered = { rowCount?: number | null } | undefined
const prototype = Client.prototype as unknown as { query: Query }
const query = prototype.query

prototype.query = function (...given) {
  const [first] = given
  const text = typeof first === 'string' ? first : ((first as { text?: string })?.text ?? '')
  const here = stepAt('database', text)
  if (!here) return query.apply(this, given)
  if (here.when === 'before') die()
  const judge = (answer: Answered) => {
    if (here.when === 'after' && (!here.rows || (answer?.rowCount ?? 0) > 0)) die()
  }
  const told = given.at(-1)
  if (typeof told === 'function') {
    const tell = told as (error: unknown, answer: Answered) => void
    given[given.length - 1] = (error: unknown, answer: Answered) => {
      if (!error) judge(answer)
      tell(error, answer)
    }
  }
  const result = query.apply(this, given)
  if (here.when === 'unanswered') setImmediate(die)
  if (!(result instanceof Promise)) return result
  return result.then((answer: Answered) => {
    judge(answer)
    return answer
  })
}

const { request } = http
http.request = function (this: unknown, ...given: Parameters<typeof request>) {
  const [url, options] = given
  const here =
    url instanceof URL ? stepAt('provider', `${options.method} ${url.pathname}`) : undefined
  if (here?.when === 'before') die()
  const outgoing = request.apply(http, given)
  if (here?.when === 'unanswered') outgoing.on('finish', () => setImmediate(die))
  if (here?.when === 'after') outgoing.on('response', die)
  return outgoing
} as typeof request
