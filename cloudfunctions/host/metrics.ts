/** What /metrics tells: the process, how long calls took and how they ended, and others' figures. */
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Gauge as PromGauge, Registry } from 'prom-client'

/** A figure of another part, read when somebody looks. */
export type Gauge = { name: string; help: string; read(): number | Promise<number> }

/** How a call ended. `refused` is the caller's, `failed` and `late` are ours. */
export const outcomes = ['done', 'refused', 'failed', 'late'] as const
export type Outcome = (typeof outcomes)[number]

/** Notes that a call ended so, having begun at `performance.now()`. */
export type Timing = (outcome: Outcome, startedMs: number) => void

export type Metrics = { timing(call: string): Timing; registry: Registry }

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15]

/** A registry of its own, because several hosts may live in one process, as they do in tests. */
export function collectMetrics(gauges: readonly Gauge[]): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  for (const { name, help, read } of gauges) {
    new PromGauge({
      name,
      help,
      registers: [registry],
      async collect() {
        this.set(await read())
      },
    })
  }
  const calls = new Histogram({
    name: 'lantern_call_seconds',
    help: 'How long calls took, by name and by how they ended',
    labelNames: ['call', 'outcome'],
    buckets: SECONDS,
    registers: [registry],
  })
  return {
    registry,
    timing(call) {
      const children = Object.fromEntries(
        outcomes.map((outcome) => [outcome, calls.labels({ call, outcome })]),
      ) as Record<Outcome, Histogram.Internal<'call' | 'outcome'>>
      return (outcome, startedMs) =>
        children[outcome].observe((performance.now() - startedMs) / 1000)
    },
  }
}

export function serveMetrics(host: FastifyInstance, { registry }: Metrics): void {
  host.get('/metrics', async (_request, reply) =>
    reply.header('content-type', registry.contentType).send(await registry.metrics()),
  )
}
