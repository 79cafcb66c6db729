import type { OpenNews } from '../pay/notifications'
import { beijingStamp } from '../time/beijing'
import type { Contract } from './contract-book'

/** That a contract was signed, or has ended (papay chapter 3_6). That nobody signed is told to nobody. */
export const contractNews = (contract: Contract): OpenNews => {
  const { mchid, contractCode, ended } = contract
  return {
    on: 'contract-callback',
    mchid,
    outTradeNo: contractCode,
    url: contract.notifyUrl,
    eventType: ended === undefined ? 'CONTRACT.ADD' : 'CONTRACT.DELETE',
    v2: 'contract',
    fields: {
      return_code: 'SUCCESS',
      return_msg: 'OK',
      result_code: 'SUCCESS',
      mch_id: mchid,
      contract_code: contractCode,
      plan_id: contract.planId,
      openid: contract.openid,
      contract_id: contract.contractId,
      request_serial: contract.requestSerial,
      ...(ended === undefined
        ? {
            change_type: 'ADD',
            operate_time: beijingStamp(contract.signedMs),
            contract_expired_time: beijingStamp(contract.expiresMs),
          }
        : {
            change_type: 'DELETE',
            operate_time: beijingStamp(ended.atMs),
            contract_termination_mode: String(ended.mode),
          }),
    },
    signType: 'MD5',
  }
}
