/** Compresses what a browser loads once, at build time: the server sends the smaller file as it is. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync, gzipSync } from 'node:zlib'

const TEXTS = new Set(['.js', '.css', '.html', '.svg'])
/** A packet holds as much: below it nothing is won. */
const BYTES_MIN = 1_400

/** Writes `x.js.br` and `x.js.gz` beside each text of the folder. Pictures are compressed already. */
export function compressTexts(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !TEXTS.has(extname(entry.name))) continue
    const path = join(entry.parentPath, entry.name)
    const text = readFileSync(path)
    if (text.length < BYTES_MIN) continue
    writeFileSync(`${path}.br`, brotliCompressSync(text))
    writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }))
  }
}
