/** Text as bytes, also where there is no TextEncoder: a mini program's page verifies receipts too. */
export function bytesOfText(text: string): Uint8Array {
  const escaped = encodeURIComponent(text)
  const bytes: number[] = []
  for (let at = 0; at < escaped.length; at += 1) {
    const isByte = escaped[at] === '%'
    bytes.push(isByte ? Number.parseInt(escaped.slice(at + 1, at + 3), 16) : escaped.charCodeAt(at))
    if (isByte) at += 2
  }
  return Uint8Array.from(bytes)
}
