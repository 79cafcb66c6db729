import fc from 'fast-check'
import { Transformer } from 'wechatpay-axios-plugin'
import { readXml, writeXml, XML_BYTES_MAX } from './xml'

const read = (text: string) => readXml(Buffer.from(text, 'utf8'))

test('flat fields are read, in CDATA or plain, with or without a declaration and space between', () => {
  const text = `<?xml version="1.0" encoding="UTF-8"?>
<xml>
  <return_code><![CDATA[SUCCESS]]></return_code>
  <total_fee>888</total_fee><body><![CDATA[<a>&b; 灯愿]]></body>
  <attach><![CDATA[]]></attach><device_info/><detail></detail>
</xml>
`
  expect(read(text)).toEqual({ return_code: 'SUCCESS', total_fee: '888', body: '<a>&b; 灯愿' })
})

test('names that objects have of themselves are fields as any other', () => {
  const fields = read('<xml><__proto__>1</__proto__><constructor>2</constructor></xml>')
  expect(Object.entries(fields ?? {})).toEqual([
    ['__proto__', '1'],
    ['constructor', '2'],
  ])
})

const ENTITY = '<!ENTITY x SYSTEM "file:///etc/passwd">'
test.each([
  ['a document type', '<!DOCTYPE xml><xml><a>1</a></xml>'],
  ['a document type with an entity', `<!DOCTYPE xml [${ENTITY}]><xml><a>&x;</a></xml>`],
  ['one after the declaration', '<?xml version="1.0"?><!doctype x><xml><a>1</a></xml>'],
  ['an entity', '<xml><a>&x;</a></xml>'],
  ['an entity that everybody knows', '<xml><a>1 &lt; 2</a></xml>'],
  ['a character by its number', '<xml><a>&#49;</a></xml>'],
  ['a field within a field', '<xml><a><b>1</b></a></xml>'],
  ['a field that is there twice', '<xml><a>1</a><a>1</a></xml>'],
  ['one that is there twice, once empty', '<xml><a></a><a>1</a></xml>'],
  ['an attribute', '<xml><a b="1">1</a></xml>'],
  ['an attribute of the whole', '<xml a="1"><a>1</a></xml>'],
  ['a namespace', '<xml><x:a>1</x:a></xml>'],
  ['a comment', '<xml><!-- a --><a>1</a></xml>'],
  ['a comment in a value', '<xml><a>1<!-- a --></a></xml>'],
  ['an instruction', '<xml><?php 1 ?><a>1</a></xml>'],
  ['text between fields', '<xml>1<a>1</a></xml>'],
  ['text beside CDATA', '<xml><a>1<![CDATA[2]]></a></xml>'],
  ['CDATA that ends twice', '<xml><a><![CDATA[1]]>2]]></a></xml>'],
  ['CDATA that does not end', '<xml><a><![CDATA[1</a></xml>'],
  ['another root', '<json><a>1</a></json>'],
  ['two roots', '<xml><a>1</a></xml><xml><b>1</b></xml>'],
  ['something behind the root', '<xml><a>1</a></xml>x'],
  ['an end that is missing', '<xml><a>1</a>'],
  ['an end of another name', '<xml><a>1</b></xml>'],
  ['no XML', '{"a":1}'],
  ['nothing', ''],
])('%s is refused', (_, text) => {
  expect(read(text)).toBeUndefined()
})

test('what is not UTF-8, and what is too long, is refused', () => {
  expect(readXml(Buffer.from('<xml><a>\xe9</a></xml>', 'latin1'))).toBeUndefined()
  const frame = '<xml><a></a></xml>'
  const fits = `<xml><a>${'x'.repeat(XML_BYTES_MAX - frame.length)}</a></xml>`
  expect(read(fits)).toBeDefined()
  expect(read(`${fits} `)).toBeUndefined()
  expect(read(`<xml>${'<a><![CDATA['.repeat(5_000)}`)).toBeUndefined()
})

const name = fc.stringMatching(/^[a-z][a-z0-9_]{0,20}$/)
const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const marks = fc.constantFrom(']]>', '<![CDATA[', '</a>', '&lt;', ']]]]>>', '<xml>', '"', '\n')
const value = fc.array(fc.oneof(text, marks), { maxLength: 4 }).map((pieces) => pieces.join(''))
const anyFields = fc.dictionary(name, value, { maxKeys: 12 })

test('any text comes back as it was written', () => {
  fc.assert(
    fc.property(anyFields, (fields) => {
      const said = Object.entries(fields).filter(([, value]) => value !== '')
      expect(readXml(Buffer.from(writeXml(fields)))).toEqual(Object.fromEntries(said))
    }),
  )
})

test('the judge reads what we write, and we what the judge writes', () => {
  const fields = { body: '灯愿：<午餐> & "一份"', total_fee: '2000' }
  expect(Transformer.toObject(writeXml(fields))).toEqual(fields)
  expect(read(Transformer.toXml(fields))).toEqual(fields)
})
