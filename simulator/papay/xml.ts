/**
 * The XML of API v2: one element `xml` with fields in it, and nothing else. A declaration of a document type,
 * an entity, an attribute or anything nested is refused, so that there is nothing in it to be clever with.
 */

export type Fields = Record<string, string>

export class XmlRefused extends Error {}

const DECLARATION = /^\s*(?:<\?xml [^<>]*\?>\s*)?<xml>/
const OPENING = /\s*<([A-Za-z]\w*)(\/?)>/y
const ENDING = /\s*<\/xml>\s*$/y
const PLAIN = /[^<&]*/y
const CDATA = '<![CDATA['
const CDATA_END = ']]>'

/** @throws XmlRefused with a sentence when this is not flat XML in UTF-8. */
export const readXml = (bytes: Buffer): Fields => {
  const text = decode(bytes)
  const begin = DECLARATION.exec(text)
  if (begin === null) throw new XmlRefused('the document does not begin with <xml>')
  const fields = new Map<string, string>()
  let at = begin[0].length
  for (;;) {
    ENDING.lastIndex = at
    if (ENDING.test(text)) return Object.fromEntries(fields)
    const field = readField(text, at)
    if (fields.has(field.name)) throw new XmlRefused(`${field.name} is there twice`)
    fields.set(field.name, field.value)
    at = field.endsAt
  }
}

const readField = (text: string, from: number) => {
  OPENING.lastIndex = from
  const [opening, name = '', isEmpty] = OPENING.exec(text) ?? []
  if (opening === undefined) throw new XmlRefused(`there is no field at ${from}`)
  let endsAt = from + opening.length
  if (isEmpty === '/') return { name, value: '', endsAt }
  let value = ''
  // A value that holds the mark of its own end is written in two pieces.
  while (text.startsWith(CDATA, endsAt)) {
    const end = text.indexOf(CDATA_END, endsAt)
    if (end < 0) throw new XmlRefused(`${name} does not end`)
    value += text.slice(endsAt + CDATA.length, end)
    endsAt = end + CDATA_END.length
  }
  PLAIN.lastIndex = endsAt
  const [plain = ''] = PLAIN.exec(text) ?? []
  const closing = `</${name}>`
  if (!text.startsWith(closing, endsAt + plain.length)) {
    throw new XmlRefused(`${name} holds something else than text`)
  }
  return { name, value: value + plain, endsAt: endsAt + plain.length + closing.length }
}

const decode = (bytes: Buffer) => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new XmlRefused('the document is not UTF-8')
  }
}

export const writeXml = (fields: Fields): string => {
  const lines = Object.entries(fields).map(
    ([name, value]) =>
      `<${name}>${CDATA}${value.replaceAll(CDATA_END, `]]${CDATA_END}${CDATA}>`)}${CDATA_END}</${name}>\n`,
  )
  return `<xml>\n${lines.join('')}</xml>`
}
