export { type Job, type JobName, jobs, type Next, plan } from './jobs'
export type { OutboxReader, OutboxReaders } from './outbox'
export { oneByOne, type Runner, runnerOf, type Worker } from './runner'
