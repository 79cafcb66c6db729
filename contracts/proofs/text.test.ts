import { utf8ToBytes } from '@noble/hashes/utils'
import fc from 'fast-check'
import { bytesOfText } from './text'

test('its bytes are UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect([...bytesOfText(text)]).toEqual([...utf8ToBytes(text)])
    }),
  )
})
