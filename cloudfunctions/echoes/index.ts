export { sendEcho } from './send'
export { echoWorker } from './tell-job'
