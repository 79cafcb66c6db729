import fc from 'fast-check'
import type { errors } from '../../../../contracts/errors'
import { aGift, aPayment, refused, unanswered } from './giving.fake'
import type { GiftDraft } from './intent'
import { type Effect, type Happening, type Moment, step } from './journey'

const draft = fc.constantFrom<GiftDraft>(
  { projectId: 'quilt', amountFen: 5_000, typed: false, message: '' },
  { projectId: 'quilt', amountFen: 3_000_000, typed: true, message: '' },
)
const key = fc.constantFrom('key-1', 'key-2', 'key-3')
const giftId = fc.constantFrom('gift-1', 'gift-2')
const refusal = fc
  .constantFrom('CONFIRM_LARGE_AMOUNT', 'GIFT_CLOSED', 'CHECKING', 'PROJECT_ENDED' as const)
  .map((name) => refused(name as keyof typeof errors, { giftId: 'gift-1' }).trouble)
const trouble = fc.oneof(refusal, fc.constant(unanswered().trouble))

/** Everything that can happen, in any order: answers to older questions and taps at the wrong time too. */
const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({ is: fc.constant('give' as const), draft, freshKey: key }),
  fc.constantFrom<Happening>({ is: 'confirm' }, { is: 'back' }, { is: 'close' }),
  fc.record({ is: fc.constant('busy' as const), key }),
  fc.record({ is: fc.constant('started' as const), key, giftId, payment: fc.constant(aPayment) }),
  fc.record({ is: fc.constant('troubled' as const), key, trouble, freshKey: key }),
  fc.record({
    is: fc.constant('phone-said' as const),
    giftId,
    word: fc.constantFrom('ok' as const, 'cancel' as const, 'fail' as const, 'unknown' as const),
  }),
  fc.record({
    is: fc.constant('looked' as const),
    giftId,
    gift: fc.constantFrom(undefined, aGift({ state: 'started' }), aGift({ state: 'settled' })),
  }),
)

function walk(happenings: Happening[]) {
  let moment: Moment = { at: 'choosing' }
  return happenings.map((happened) => {
    const before = moment
    const next = step(moment, happened)
    moment = next.moment
    return { before, after: moment, effects: next.effects }
  })
}

const places = (effects: Effect[], what: Effect['do']) =>
  effects.flatMap((effect, index) => (effect.do === what ? [index] : []))

test('whatever happens, a cashier opens only after a start, and never beside another', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      for (const { before, after, effects } of walk(happenings)) {
        const opened = places(effects, 'pay').length
        expect(opened).toBeLessThanOrEqual(1)
        if (opened === 1) expect([before.at, after.at]).toEqual(['starting', 'paying'])
      }
    }),
  )
})

test('whatever happens, the phone remembers the key before the server or the cashier is asked', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      for (const { effects } of walk(happenings)) {
        const [kept = Number.POSITIVE_INFINITY] = places(effects, 'keep')
        for (const asked of [...places(effects, 'start'), ...places(effects, 'pay')]) {
          expect(kept).toBeLessThan(asked)
        }
      }
    }),
  )
})

test('whatever happens, a large sum never starts without its second question', () => {
  fc.assert(
    fc.property(fc.array(happening, { maxLength: 40 }), (happenings) => {
      const started = walk(happenings).flatMap(({ effects }) =>
        effects.flatMap((effect) => (effect.do === 'start' ? [effect.intent] : [])),
      )
      for (const { draft, confirmedLarge } of started) {
        expect(draft.amountFen < 100_000 || confirmedLarge).toBe(true)
      }
    }),
  )
})
