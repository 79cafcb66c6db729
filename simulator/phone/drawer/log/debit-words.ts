import type { Events } from '../../../talk/log'
import { yuan } from './money-words'
import type { NameOf, Words } from './words'

/** What happened to a contract and its charges, in sentences. */

export const contractWords = (contract: Events['contract'], nameOf: NameOf): Words => {
  const { openid, change, amountFen = 0 } = contract
  const name = nameOf(openid)
  switch (change) {
    case 'signed':
      return {
        chinese: `${name}签了代扣协议`,
        english: `${name} agreed to be charged by contract`,
      }
    case 'refused':
      return { chinese: `${name}没有签代扣协议`, english: `${name} did not sign a contract` }
    case 'ended':
      return { chinese: `${name}的代扣协议结束了`, english: `${name}'s contract has ended` }
    case 'announced':
      return {
        chinese: `告诉了${name}要扣 ${yuan(amountFen)}`,
        english: `${name} was told of a charge of ${yuan(amountFen)} to come`,
      }
  }
}

export const chargeWords = (charge: Events['charge'], nameOf: NameOf): Words => {
  const { openid, totalFen, state, reason } = charge
  const name = nameOf(openid)
  if (state === 'NOTPAY') {
    return {
      chinese: `受理了${name} ${yuan(totalFen)} 的代扣`,
      english: `A charge of ${yuan(totalFen)} to ${name} was accepted`,
    }
  }
  if (state === 'PAY_FAIL') {
    return {
      chinese: `${name} ${yuan(totalFen)} 的代扣没成：${WHY[reason ?? '']?.chinese ?? reason}`,
      english: `A charge of ${yuan(totalFen)} to ${name} failed: ${WHY[reason ?? '']?.english ?? reason}`,
    }
  }
  return {
    chinese: `按协议从${name}扣了 ${yuan(totalFen)}`,
    english: `${name} was charged ${yuan(totalFen)} by contract`,
  }
}

const WHY: Record<string, Words> = {
  NOTENOUGH: { chinese: '余额不足', english: 'not enough money' },
  RULELIMIT: { chinese: '超出限额', english: 'above a limit' },
  ACCOUNTERROR: { chinese: '账户或银行卡用不了', english: 'the account or its card is of no use' },
  CONTRACTERROR: { chinese: '协议已经结束', english: 'the contract has ended' },
}
