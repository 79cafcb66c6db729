import '../fixtures/patience'
import type { Keyring } from '../keys/keyring'
import { openKeyring } from '../keys/keyring'
import { createDeliver } from './delivery'

let keyring: Keyring
beforeAll(async () => {
  keyring = await openKeyring([{ charityId: 'reading-room' }])
})

test.each(['HTTPS://127.0.0.1:9/x', ' http://127.0.0.1:9/x', 'ftp://127.0.0.1:9/x', 'nowhere'])(
  'an address like "%s" is a failed attempt',
  async (url) => {
    const parcel = { url, body: '{}', isXml: false, forgery: undefined, answerMsMax: 300 }
    expect(await createDeliver(keyring)(parcel)).toEqual({ failure: expect.any(String) })
  },
)
