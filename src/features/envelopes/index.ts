/** The charity red envelope: wrapping one, opening a friend's, and one's own. */
export { EnvelopeScreen } from './envelope/envelope-screen'
export { EnvelopesScreen } from './mine/envelopes-screen'
export { WrapScreen } from './wrap/wrap-screen'
