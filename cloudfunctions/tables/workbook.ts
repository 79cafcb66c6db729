/**
 * The first sheet of an XLSX as rows of cells. Read by hand on kept parsers, because it must be exact where
 * libraries for sheets are not: a number is kept as the text that stands in the file, a formula counts by
 * the value that its program wrote beside it, and one without a value is told by its cell.
 */
import { SaxesParser } from 'saxes'
import { partsOf, unpack } from './unpacked'

/** `number` is text, as the file has it. `broken` is a formula without a value, or with an error. */
export type Cell =
  | { kind: 'text'; text: string }
  | { kind: 'number'; text: string }
  | { kind: 'broken'; text: string }

/** Rows and columns count from 1, and are as sparse as in the file. */
export type Row = { row: number; cells: ReadonlyMap<number, Cell> }

const CONTENT_TYPES = '[Content_Types].xml'
const WORKBOOK = 'xl/workbook.xml'
const RELATIONS = 'xl/_rels/workbook.xml.rels'
const STRINGS = 'xl/sharedStrings.xml'
const SHEET = /^xl\/worksheets\/[^/]+\.xml$/
/** Programs inside a workbook: they are never run here, and not handed on either. */
const PROGRAM = /vbaProject\.bin$|^xl\/(?:macrosheets|activeX|externalLinks)\//i

/** Whether an archive holds a workbook that holds no programs. */
export function isWorkbook(bytes: Buffer): boolean {
  const names = partsOf(bytes)
  if (!names) return false
  return (
    names.includes(CONTENT_TYPES) && names.includes(WORKBOOK) && !names.some((n) => PROGRAM.test(n))
  )
}

/** At most `rowsMax` rows with something in them; undefined when the file cannot be read. */
export function rowsOfWorkbook(bytes: Buffer, rowsMax: number): Row[] | undefined {
  const parts = unpack(
    bytes,
    (name) => name === WORKBOOK || name === RELATIONS || name === STRINGS || SHEET.test(name),
  )
  if (!parts) return undefined
  try {
    const sheet = parts[firstSheet(parts)]
    if (!sheet) return undefined
    return rowsOfSheet(sheet, stringsOf(parts[STRINGS]), rowsMax)
  } catch {
    return undefined
  }
}

/** Where the first sheet in the workbook's own order lies. */
function firstSheet(parts: Record<string, Uint8Array>): string {
  let id: string | undefined
  walk(parts[WORKBOOK], {
    open(name, attributes) {
      if (name === 'sheet') id ??= attributes['id']
    },
  })
  let target = ''
  walk(parts[RELATIONS], {
    open(name, attributes) {
      if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target'] ?? ''
    },
  })
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** Texts that cells name by their number. What is written above characters to read them aloud is no part. */
function stringsOf(part: Uint8Array | undefined): string[] {
  const strings: string[] = []
  let text = ''
  let inText = false
  let aloud = 0
  walk(part, {
    open(name) {
      if (name === 'si') text = ''
      if (name === 'rPh') aloud += 1
      if (name === 't') inText = aloud === 0
    },
    text(words) {
      if (inText) text += words
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') aloud -= 1
      if (name === 'si') strings.push(text)
      return false
    },
  })
  return strings
}

function rowsOfSheet(part: Uint8Array, strings: readonly string[], rowsMax: number): Row[] {
  const rows: Row[] = []
  let cells = new Map<number, Cell>()
  let row = 0
  let column = 0
  let type = ''
  let isFormula = false
  let value = ''
  let within = ''
  walk(part, {
    open(name, attributes) {
      if (name === 'row') {
        row = Number(attributes['r'] ?? row + 1)
        column = 0
        cells = new Map()
      }
      if (name === 'c') {
        column = columnOf(attributes['r']) ?? column + 1
        type = attributes['t'] ?? 'n'
        isFormula = false
        value = ''
      }
      if (name === 'f') isFormula = true
      if (name === 'v' || name === 't') within = name
    },
    text(words) {
      if (within !== '') value += words
    },
    close(name) {
      if (name === within) within = ''
      if (name === 'c') {
        const cell = cellOf(type, value, isFormula, strings)
        if (cell) cells.set(column, cell)
      }
      if (name === 'row' && cells.size > 0) rows.push({ row, cells })
      return rows.length >= rowsMax
    },
  })
  return rows
}

function cellOf(
  type: string,
  value: string,
  isFormula: boolean,
  strings: readonly string[],
): Cell | undefined {
  if (type === 'e') return { kind: 'broken', text: value }
  if (isFormula && value === '') return { kind: 'broken', text: '' }
  if (type === 's') return textCell(strings[Number(value)] ?? '')
  if (type === 'n') return value === '' ? undefined : { kind: 'number', text: value }
  return textCell(value)
}

function textCell(text: string): Cell | undefined {
  return text.trim() === '' ? undefined : { kind: 'text', text }
}

/** `C12` → 3. */
function columnOf(place: string | undefined): number | undefined {
  const [letters] = /^[A-Z]{1,3}/.exec(place ?? '') ?? []
  if (letters === undefined) return undefined
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}

type Steps = {
  open(name: string, attributes: Record<string, string>): void
  text?(words: string): void
  /** True when enough was read. */
  close?(name: string): boolean
}

const ENOUGH = new Error('enough was read')

/** Names without their prefixes. Documents with definitions of their own (and so with entities) are refused. */
function walk(part: Uint8Array | undefined, steps: Steps): void {
  if (!part) return
  const parser = new SaxesParser()
  parser.on('doctype', () => {
    throw new Error('a part of a workbook defines nothing')
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => steps.open(plain(name), plainly(attributes)))
  parser.on('text', (words) => steps.text?.(words))
  parser.on('cdata', (words) => steps.text?.(words))
  parser.on('closetag', ({ name }) => {
    if (steps.close?.(plain(name))) throw ENOUGH
  })
  try {
    parser.write(new TextDecoder('utf-8', { fatal: true }).decode(part)).close()
  } catch (error) {
    if (error !== ENOUGH) throw error
  }
}

function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

function plainly(attributes: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [plain(name), value]))
}
