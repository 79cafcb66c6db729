import { createHash } from 'node:crypto'
import { consentKinds, consentTexts } from './consent-texts'

test('a text is what its hash says, and versions go on without a hole', () => {
  for (const kind of consentKinds) {
    expect(consentTexts[kind].map(({ version }) => version)).toEqual(
      consentTexts[kind].map((_, n) => n + 1),
    )
    for (const { zh, en, hash } of consentTexts[kind]) {
      expect(hash).toBe(createHash('sha256').update(`${zh}\n${en}`).digest('hex'))
    }
  }
})
