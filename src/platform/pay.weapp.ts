import Taro from '@tarojs/taro'
import type { Pay, PayWord } from './pay'

export const pay: Pay = async (sheet) => {
  try {
    await Taro.requestPayment(sheet)
    return 'ok'
  } catch (error) {
    return wordIn(error)
  }
}

/** `requestPayment:fail cancel` is a person's "no"; a bare `fail` may hide a payment that went through. */
function wordIn(error: unknown): PayWord {
  const said = String((error as { errMsg?: unknown } | undefined)?.errMsg ?? '')
  if (/cancel/i.test(said)) return 'cancel'
  return /fail.+/.test(said) ? 'fail' : 'unknown'
}
