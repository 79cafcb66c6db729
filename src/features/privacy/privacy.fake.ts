/** What the screens of one's own data are tested with. */
import { type ConsentKind, consentKinds, currentText } from '../../../contracts/consent-texts'
import type { Result } from '../../cloud'

type Consent = Result<'consents.mine'>['items'][number]

/** All three, of which some have a word: when it was last said, yes or no, to which text. */
export function aConsents(said: Partial<Record<ConsentKind, Partial<Consent>>> = {}) {
  const items = consentKinds.map((kind) => ({
    kind,
    given: false,
    asks: currentText(kind),
    ...said[kind],
  }))
  return { ok: true, value: { items } } as const
}

export function aMeaning(given: Partial<Result<'privacy.going'>> = {}) {
  const none = { gifts: 0, pledges: 0, envelopes: 0, charities: 0, undoable: [], refundsAsked: [] }
  return { ok: true, value: { ...none, ...given } } as const
}

export const anOpenGift = (giftId: string) => ({
  giftId,
  projectTitle: { zh: '一床厚被子（示例）', en: 'A thick quilt (sample)' },
  amountFen: 5_000,
})

export function anExport(timesLeft = 2) {
  const data = {
    follow: [],
    gift: [
      { id: 'gift-1', amount_fen: 5_000, settled_at: '2026-12-06T16:30:00+00:00', message: null },
      { id: 'gift-2', amount_fen: 600, settled_at: '2026-12-07T01:00:00+00:00', message: '加油' },
    ],
    donor: [{ id: 'donor-1', openid: 'o-1' }],
  }
  const value = { data, page: '<!doctype html>', at: '2026-12-07T06:32:08Z', timesLeft }
  return { ok: true, value } as const
}
