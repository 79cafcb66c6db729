/**
 * The rules of WeChat's experience score and platform limits that can be read from files alone
 *. Each rule takes text or facts and answers with what breaks it, in words; nothing
 * found is an empty list.
 */

/** A press is shown with `hover-class`: `:active` stays on after a scroll. */
export function pressedWithActive(wxss: string): string[] {
  return rulesIn(wxss)
    .filter(({ selector }) => /:active\b/.test(selector))
    .map(({ selector }) => selector)
}

/** Without this property a list stops dead under the finger on older phones. */
export function stiffScrolling(wxss: string): string[] {
  return rulesIn(wxss)
    .filter(({ body }) => /overflow(-[xy])?\s*:\s*scroll/.test(body))
    .filter(({ body }) => !/-webkit-overflow-scrolling\s*:\s*touch/.test(body))
    .map(({ selector }) => selector)
}

/** Selectors that WXSS does not know everywhere yet. */
export function newSelectors(wxss: string): string[] {
  return rulesIn(wxss)
    .filter(({ selector }) => /:has\(|:is\(|:where\(/.test(selector))
    .map(({ selector }) => selector)
}

/** Nothing is set smaller than 12 px. */
export function smallPrint(wxss: string): string[] {
  return rulesIn(wxss)
    .filter(({ body }) => /font-size\s*:\s*(\d|1[01])(\.\d+)?px/.test(body))
    .map(({ selector }) => selector)
}

/** Addresses without encryption, but for the developer's own machine and names that are no address. */
export function plainHttp(script: string): string[] {
  const found = script.match(/http:\/\/[\w.-]+/g) ?? []
  const allowed = /^http:\/\/(127\.0\.0\.1|localhost|www\.w3\.org)$/
  return [...new Set(found)].filter((address) => !allowed.test(address))
}

/** Built-in functions that phones on the lowest base library do not have, and no compiler adds. */
export function newBuiltIns(script: string): string[] {
  const names =
    /\bObject\.hasOwn\(|\bstructuredClone\(|\.replaceAll\(|\.findLast\(|\.toSorted\(|\.toReversed\(|\.at\(-?\d|\bObject\.groupBy\(/g
  return [...new Set(script.match(names) ?? [])]
}

/** What must never come along: schemas of the server, the realtime parts of the SDK. */
export function stowaways(script: string): string[] {
  const marks = {
    zod: /\bZodError\b|["']invalid_type["']|_zod\b/,
    'live query': /protobuf/i,
    'the simulator': /login-code|\/control\//,
    'the phone around a browser': /lantern-phone/,
  }
  return Object.entries(marks).flatMap(([name, mark]) => (mark.test(script) ? [name] : []))
}

/** A timer that goes on after its page: every interval is cleared in the file that starts it. */
export function endlessTimers(source: string): string[] {
  const starts = source.match(/\bsetInterval\(/g)?.length ?? 0
  const ends = source.match(/\bclearInterval\(/g)?.length ?? 0
  return starts > 0 && ends === 0 ? ['setInterval without clearInterval'] : []
}

/** Names of `wx` that the platform's own typings call deprecated. */
export function deprecatedIn(typings: string): Set<string> {
  const names = new Set<string>()
  for (const [, doc = '', name = ''] of typings.matchAll(
    /\/\*\*((?:(?!\*\/)[\s\S])*)\*\/\s*(\w+)\s*[<(]/g,
  )) {
    if (doc.includes('@deprecated')) names.add(name)
  }
  return names
}

/** Calls of deprecated functions in our own sources. */
export function deprecatedCalls(source: string, deprecated: ReadonlySet<string>): string[] {
  const called = [...source.matchAll(/\b(?:Taro|wx)\.(\w+)/g)].map(([, name = '']) => name)
  return [...new Set(called)].filter((name) => deprecated.has(name))
}

function rulesIn(wxss: string): { selector: string; body: string }[] {
  const plain = wxss.replace(/\/\*[\s\S]*?\*\//g, '').replace(/url\([^)]*\)/g, 'url()')
  return [...plain.matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(([, selector = '', body = '']) => ({
    selector: selector.trim(),
    body,
  }))
}
