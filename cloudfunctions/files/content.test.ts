/** What bytes are, and what is taken out of pictures before they are kept. */
import { strToU8, zipSync } from 'fflate'
import { PNG } from 'pngjs'
import { aJpeg, aPdf, aPng, aWebp, exif, pngPart } from '../../tests/support/pictures'
import { cleanPicture } from './picture'
import { type FileType, typeNamed, typeOf } from './types'

const PLACE = 'GPS 22.54,114.05'
const APP1 = 0xe1
const APP13 = 0xed
const COMMENT = 0xfe

const workbook = (more: Record<string, string> = {}) =>
  Buffer.from(
    zipSync({
      '[Content_Types].xml': strToU8('<Types/>'),
      'xl/workbook.xml': strToU8('<workbook/>'),
      ...Object.fromEntries(Object.entries(more).map(([name, text]) => [name, strToU8(text)])),
    }),
  )

test.each<[string, Buffer, FileType | undefined]>([
  ['a PNG', aPng(), 'png'],
  ['a JPEG', aJpeg(), 'jpeg'],
  ['a WEBP', aWebp(), 'webp'],
  ['a PDF', aPdf(), 'pdf'],
  ['a CSV', Buffer.from('项目,金额\n棉被,12.50\n'), 'csv'],
  ['a workbook', workbook(), 'xlsx'],
  ['a workbook with programs in it', workbook({ 'xl/vbaProject.bin': 'x' }), undefined],
  ['an archive of something else', Buffer.from(zipSync({ 'a.txt': strToU8('a') })), undefined],
  ['an archive that is cut off', workbook().subarray(0, 60), undefined],
  ['a program', Buffer.from('MZ\x90\0\x03\0', 'latin1'), undefined],
  ['a GIF', Buffer.from('GIF89a\x01\0\x01\0\0', 'latin1'), undefined],
  ['a page', Buffer.from('<!doctype html><script>alert(1)</script>'), undefined],
  [
    'a drawing that can hold scripts',
    Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'),
    undefined,
  ],
  ['a PDF without its end', Buffer.from('%PDF-1.4\n1 0 obj'), undefined],
  ['nothing', Buffer.alloc(0), undefined],
])('%s is told by its content', (_name, bytes, type) => {
  expect(typeOf(bytes)).toBe(type)
})

test('a workbook that unpacks into far more than it weighs is none', () => {
  const bomb = workbook({ 'xl/worksheets/sheet1.xml': ' '.repeat(40 * 1024 * 1024) })
  expect(bomb.length).toBeLessThan(100_000)
  expect(typeOf(bomb)).toBeUndefined()
})

test('a name says a type by its ending, none without one, and null for what is not taken', () => {
  expect(['a.JPG', 'b.xlsx', 'c', 'd.exe', 'e.png.svg'].map(typeNamed)).toEqual([
    'jpeg',
    'xlsx',
    undefined,
    null,
    null,
  ])
})

describe('a picture is kept without', () => {
  test('what a PNG says beside the picture, and what hangs behind it; the picture is the same', () => {
    const plain = aPng(6)
    const told = aPng(6, [
      ['eXIf', Buffer.from(PLACE)],
      ['tEXt', Buffer.from(`Author\0${PLACE}`)],
      ['tIME', Buffer.alloc(7)],
    ])
    const clean = cleanPicture('png', Buffer.concat([told, Buffer.from(PLACE)]))
    expect(clean?.includes(PLACE)).toBe(false)
    expect(clean).toEqual(plain)
    expect(PNG.sync.read(clean ?? Buffer.alloc(0)).width).toBe(6)
  })

  test('what a camera writes into a JPEG; how it was held stays', () => {
    const told = aJpeg(
      [
        [APP1, exif({ turned: 6, place: PLACE })],
        [APP1, Buffer.from(`http://ns.adobe.com/xap/1.0/\0<x>${PLACE}</x>`)],
        [APP13, Buffer.from(`Photoshop 3.0\0${PLACE}`)],
        [COMMENT, Buffer.from(PLACE)],
      ],
      Buffer.from(PLACE),
    )
    const clean = cleanPicture('jpeg', told) ?? Buffer.alloc(0)
    expect(clean.includes(PLACE)).toBe(false)
    expect(typeOf(clean)).toBe('jpeg')
    // Once more changes nothing, so the orientation was read back from where it was written.
    expect(cleanPicture('jpeg', clean)).toEqual(clean)
    expect(clean.includes('Exif')).toBe(true)
    expect(cleanPicture('jpeg', aJpeg([[APP1, exif({ place: PLACE })]]))).toEqual(aJpeg())
  })

  test('Exif of a WEBP, and the mark that it has some', () => {
    const clean = cleanPicture('webp', aWebp(PLACE)) ?? Buffer.alloc(0)
    expect(clean.includes(PLACE)).toBe(false)
    expect(clean.readUInt32LE(4)).toBe(clean.length - 8)
    expect((clean[20] ?? 0) & 0b1100).toBe(0)
  })
})

test.each<[string, FileType, Buffer]>([
  ['a PNG that is cut off', 'png', aPng().subarray(0, -20)],
  ['a PNG with a part that was altered', 'png', altered(aPng(), 45)],
  [
    'a PNG that begins with something else',
    'png',
    Buffer.concat([aPng().subarray(0, 8), pngPart('IDAT', Buffer.alloc(3)), aPng().subarray(8)]),
  ],
  ['a JPEG that is cut off', 'jpeg', aJpeg().subarray(0, -3)],
  ['a JPEG that is a beginning and nothing else', 'jpeg', Buffer.from('ffd8ffd9', 'hex')],
  ['a WEBP that is shorter than it says', 'webp', aWebp().subarray(0, -4)],
  ['a PNG of 20,000 by 20,000 points', 'png', huge()],
])('%s is refused', (_name, type, bytes) => {
  expect(cleanPicture(type, bytes)).toBeUndefined()
})

function altered(bytes: Buffer, at: number): Buffer {
  const copy = Buffer.from(bytes)
  copy[at] = (copy[at] ?? 0) ^ 1
  return copy
}

function huge(): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(20_000, 0)
  header.writeUInt32BE(20_000, 4)
  header.set([8, 2], 8)
  const bytes = aPng()
  return Buffer.concat([bytes.subarray(0, 8), pngPart('IHDR', header), bytes.subarray(33)])
}
