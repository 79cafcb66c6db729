export { type Job, type JobName, jobs, type Next, plan } from './jobs'
export type { OutboxReader } from './outbox'
export { oneByOne, type Runner, runnerOf, type Worker } from './runner'
