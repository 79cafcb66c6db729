export { envelopeWorker } from './end-job'
export { directPortion, openEnvelope } from './portions'
export { myEnvelopes, showEnvelope } from './read'
export { startEnvelope } from './start'
