/** What the build puts into the client: constants, and files that are imported for their address. */

/** Base address of the server; empty in a browser that the server itself serves. */
declare const LANTERN_API: string

declare module '*.scss'
declare module '*.png' {
  const address: string
  export default address
}
declare module '*.svg' {
  const address: string
  export default address
}
