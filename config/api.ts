const DEVELOPMENT = 'http://127.0.0.1:3000'
const ALLOWED = /^https:\/\/|^http:\/\/(127\.0\.0\.1|localhost)(:|\/|$)/

/**
 * Where the server is. A page in a browser is served by it, so there it is the page's own origin.
 * WeChat lets a mini program speak to HTTPS alone; only a developer's own machine is excepted.
 */
export function apiAddress(target: string, given: string | undefined): string {
  const address = given || (target === 'h5' ? '' : DEVELOPMENT)
  if (address && !ALLOWED.test(address)) {
    throw new Error(`LANTERN_API has to begin with https://, and is ${address}`)
  }
  return address.replace(/\/$/, '')
}
