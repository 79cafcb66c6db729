import Taro from '@tarojs/taro'
import type { Pay, PayWord } from './pay'

/** With callbacks: Taro makes no promise of this one, and `await` would be over before the cashier opens. */
export const pay: Pay = (sheet) =>
  new Promise((resolve) => {
    void Taro.requestPayment({
      ...sheet,
      success: () => resolve('ok'),
      fail: ({ errMsg }) => resolve(wordIn(errMsg)),
    })
  })

/** `requestPayment:fail cancel` is a person's "no"; a bare `fail` may hide a payment that went through. */
function wordIn(said: string): PayWord {
  if (/cancel/i.test(said)) return 'cancel'
  return /fail.+/.test(said) ? 'fail' : 'unknown'
}
