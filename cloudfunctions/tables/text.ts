/** The text of a CSV file: UTF-8 with or without its mark, or the GBK in which Excel in China writes. */

/** Of text: no bell, no escape, nothing that only a program means. */
const NO_TEXT = /[^\P{Cc}\t\r\n]|[\ufffe\uffff]/u
/** How pages, drawings and other documents begin that are text as well. */
const ANOTHER_LANGUAGE = /^\s*(?:<|%!|%PDF|\{\\rtf|#!|MIME-Version:)/i

/** Undefined when the bytes are no text. */
export function textOf(bytes: Buffer): string | undefined {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030')
  return text === undefined || NO_TEXT.test(text) ? undefined : text
}

/** Whether the bytes may be a table in text. */
export function isTable(bytes: Buffer): boolean {
  const text = textOf(bytes)
  return text !== undefined && text.trim() !== '' && !ANOTHER_LANGUAGE.test(text)
}

/** GBK is a part of GB 18030. The mark at the beginning of UTF-8 is taken off by the decoder. */
function decoded(bytes: Buffer, encoding: 'utf-8' | 'gb18030'): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
