import { readXml, writeXml, XmlRefused } from './xml'

/** The XML of API v2, read with suspicion. */

const read = (text: string) => readXml(Buffer.from(text))

test('fields are read as they were written, whatever is in them', () => {
  const fields = { body: '一盏灯 & <b>两盏</b>', attach: 'a]]>b', empty: '', total_fee: '888' }
  expect(read(writeXml(fields))).toEqual(fields)
})

test.each<[string, string, Record<string, string>]>([
  ['plain text', '<xml><a>1</a><b> 2 </b></xml>', { a: '1', b: ' 2 ' }],
  [
    'a declaration',
    '<?xml version="1.0" encoding="UTF-8"?>\n<xml>\n<a>1</a>\n</xml>\n',
    { a: '1' },
  ],
  ['an empty element', '<xml><a/></xml>', { a: '' }],
  ['nothing at all', '<xml></xml>', {}],
  ['a name like any object’s', '<xml><constructor>1</constructor></xml>', { constructor: '1' }],
])('%s is understood', (_what, text, fields) => {
  expect(Object.entries(read(text))).toEqual(Object.entries(fields))
})

test.each<[string, string]>([
  ['a document type', '<!DOCTYPE xml><xml><a>1</a></xml>'],
  [
    'a document type with an entity of a file',
    '<?xml version="1.0"?><!DOCTYPE xml [<!ENTITY f SYSTEM "file:///etc/passwd">]><xml><a>&f;</a></xml>',
  ],
  ['an entity', '<xml><a>&lol;</a></xml>'],
  ['an entity that is always known', '<xml><a>1 &lt; 2</a></xml>'],
  ['an element in a field', '<xml><a><b>1</b></a></xml>'],
  ['an attribute', '<xml><a b="1">1</a></xml>'],
  ['an attribute of the root', '<xml xmlns:x="y"><a>1</a></xml>'],
  ['a comment', '<xml><!-- x --><a>1</a></xml>'],
  ['an instruction', '<xml><?php x ?><a>1</a></xml>'],
  ['the same field twice', '<xml><a>1</a><a>2</a></xml>'],
  ['another root', '<html><a>1</a></html>'],
  ['something behind the end', '<xml><a>1</a></xml><xml></xml>'],
  ['text between fields', '<xml>x<a>1</a></xml>'],
  ['a field that does not end', '<xml><a>1</xml>'],
  ['a section that does not end', '<xml><a><![CDATA[1</a></xml>'],
  ['nothing', ''],
  ['JSON', '{"a":1}'],
])('%s is refused', (_what, text) => {
  expect(() => read(text)).toThrow(XmlRefused)
})

test('bytes that are no UTF-8 are refused', () => {
  const bytes = Buffer.concat([
    Buffer.from('<xml><a>'),
    Buffer.from([0xff]),
    Buffer.from('</a></xml>'),
  ])
  expect(() => readXml(bytes)).toThrow(XmlRefused)
})
