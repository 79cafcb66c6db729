import { randomText } from '../chance'
import type { NoticeFault } from '../fault-plan'
import type { Letter, Resource } from './envelope'
import { seal } from './envelope'

/**
 * A letter as somebody might bring it who wants to deceive: each of these is signed correctly, so that
 * only a receiver who opens it with care, and compares the content with what was asked for, notices.
 */
export const tamper = (letter: Letter, { kind }: NoticeFault): string => {
  switch (kind) {
    case 'badTag':
      return withCiphertext(seal(letter), flipLastByte)
    case 'noTag':
      return withCiphertext(seal(letter), (bytes) => bytes.subarray(0, -TAG_BYTES))
    case 'otherAssociatedData':
      return seal(letter).replace(/"associated_data":"\w+"/, '"associated_data":"other"')
    case 'truncated':
      return seal(letter).slice(0, -40)
    case 'wrongAmount':
      return reseal(letter, { amount: oneFenMore(letter) })
    case 'wrongCurrency':
      return reseal(letter, { amount: { ...amountOf(letter), currency: 'USD' } })
    case 'wrongMerchant':
      return reseal(letter, { mchid: 'SIM0000000' })
    case 'wrongApp':
      return reseal(letter, { appid: 'wxsim0000000000000' })
    case 'wrongPayer':
      return reseal(letter, { payer: { openid: 'oSIM0000000000000000stranger' } })
    case 'unknownOrder':
      return reseal(letter, { out_trade_no: `NOBODY${randomText(20)}` })
    case 'unknownRefund':
      return reseal(letter, { out_refund_no: `NOBODY${randomText(20)}` })
    default:
      return seal(letter)
  }
}

const TAG_BYTES = 16

const reseal = (letter: Letter, change: Resource) =>
  seal({ ...letter, resource: { ...letter.resource, ...change } })

const amountOf = ({ resource: { amount } }: Letter) =>
  typeof amount === 'object' && amount !== null ? { ...amount } : {}

/** The sums that a letter is about: of a refund, what goes back and not what was once paid. */
const SUMS = { transaction: ['total', 'payer_total'], refund: ['refund', 'payer_refund'] }

const oneFenMore = (letter: Letter) =>
  Object.fromEntries(
    Object.entries(amountOf(letter)).map(([name, value]) =>
      SUMS[letter.originalType].includes(name) ? [name, Number(value) + 1] : [name, value],
    ),
  )

const withCiphertext = (body: string, change: (bytes: Buffer) => Buffer) =>
  body.replace(/"ciphertext":"([^"]+)"/, (_all, ciphertext: string) => {
    const changed = change(Buffer.from(ciphertext, 'base64')).toString('base64')
    return `"ciphertext":"${changed}"`
  })

const flipLastByte = (bytes: Buffer) => {
  bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
  return bytes
}
