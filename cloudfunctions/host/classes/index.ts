/** Public read-only classes, for `AV.Query`. */
export { serveClasses } from './routes'
export type { Classes, ClassRow } from './row'
