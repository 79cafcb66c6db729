import { randomText } from '../chance'
import type { NoticeFault } from '../fault-plan'
import type { SignType } from './v2-sign'
import { signed } from './v2-sign'
import type { Fields } from './xml'

/** Fields as somebody might bring them who wants to deceive: all but the first of these are signed well, and false. */
export const tamperFields = (
  fields: Fields,
  { kind }: NoticeFault,
  { key, signType }: { key: string; signType: SignType },
): Fields => {
  const honest = signed(fields, key, signType)
  switch (kind) {
    case 'badSignature':
      return { ...honest, sign: withAnotherEnd(honest['sign'] ?? '') }
    case 'truncated':
      return Object.fromEntries(Object.entries(honest).slice(0, -2))
    case 'wrongAmount':
      return signed({ ...fields, total_fee: oneFenMore(fields['total_fee']) }, key, signType)
    case 'wrongMerchant':
      return signed({ ...fields, mch_id: 'SIM0000000' }, key, signType)
    case 'wrongPayer':
      return signed({ ...fields, openid: 'oSIM0000000000000000stranger' }, key, signType)
    case 'unknownOrder':
      return signed({ ...fields, out_trade_no: `NOBODY${randomText(20)}` }, key, signType)
    case 'unknownContract':
      return signed({ ...fields, ...unknownContract(fields) }, key, signType)
    default:
      return honest
  }
}

const withAnotherEnd = (sign: string) => `${sign.slice(0, -1)}${sign.endsWith('0') ? '1' : '0'}`

const oneFenMore = (totalFee: string | undefined) => String(Number(totalFee ?? 0) + 1)

/** A contract that nobody signed, by each of the numbers that these fields name it with. */
const unknownContract = (fields: Fields): Fields => ({
  ...(fields['contract_code'] === undefined ? {} : { contract_code: `NOBODY${randomText(20)}` }),
  contract_id: `SIM${randomText(20)}`,
})
