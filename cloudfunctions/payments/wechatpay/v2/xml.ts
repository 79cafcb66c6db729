/**
 * The XML of API v2: one element `xml` of fields that hold text, and nothing else. What else XML can say
 * (a document type, an entity, an attribute, a field within a field) is refused unread: WeChat Pay does
 * not say it, and it is how files and memory are got at. So is a field that is there twice, of which two
 * readers might take different ones.
 */

/** By name. A field that is empty is not among them: it says nothing, and no signature covers it. */
export type Fields = Readonly<Record<string, string>>

export const XML_BYTES_MAX = 65_536

const BEGINNING = /^\s*(?:<\?xml[ \t][^<>]*\?>\s*)?<xml>/
const END = /\s*<\/xml>\s*$/y
const FIELD =
  /\s*<([A-Za-z_]\w*)(?:\/>|>((?:<!\[CDATA\[(?:(?!\]\]>)[\s\S])*\]\]>)+|[^<>&]*)<\/\1>)/y

/** The fields; `undefined` when this is anything else than flat XML in UTF-8 of at most 64 KiB. */
export function readXml(bytes: Buffer): Fields | undefined {
  const text = bytes.length > XML_BYTES_MAX ? undefined : decoded(bytes)
  const beginning = text === undefined ? undefined : BEGINNING.exec(text)
  if (text === undefined || !beginning) return undefined
  const fields = new Map<string, string>()
  for (let at = beginning[0].length; ; ) {
    END.lastIndex = at
    if (END.test(text)) return spoken(fields)
    FIELD.lastIndex = at
    const [whole, name, value = ''] = FIELD.exec(text) ?? []
    if (whole === undefined || name === undefined || fields.has(name)) return undefined
    fields.set(name, value.startsWith('<![CDATA[') ? unwrapped(value) : value)
    at += whole.length
  }
}

/** Every value in CDATA, so that it may hold any text; the bytes are the same for the same fields. */
export function writeXml(fields: Fields): string {
  const lines = Object.entries(fields).map(([name, value]) => {
    // The mark that ends a section is written half in one and half in the next.
    const safe = value.replaceAll(']]>', ']]]]><![CDATA[>')
    return `<${name}><![CDATA[${safe}]]></${name}>`
  })
  return `<xml>${lines.join('')}</xml>`
}

function unwrapped(sections: string): string {
  return sections.slice('<![CDATA['.length, -']]>'.length).replaceAll(']]><![CDATA[', '')
}

function spoken(fields: ReadonlyMap<string, string>): Fields {
  return Object.fromEntries([...fields].filter(([, value]) => value !== ''))
}

function decoded(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}
