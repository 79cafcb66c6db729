/** The host: `buildHost(options).listen(...)`. */

export type { Classes, ClassRow } from './classes'
export { buildHost } from './host'
export type { HostLimits } from './limits'
export { logOptions } from './log'
export type { Gauge } from './metrics'
export type { CallbackAnswer, Callbacks, Development, Health, HostOptions } from './options'
