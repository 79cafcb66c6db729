/** Small answers to a finger: a knock, something to paste elsewhere. */
import Taro from '@tarojs/taro'

/** A light knock, where the phone can. */
export function knock(strength: 'light' | 'medium' = 'light'): void {
  if (process.env['TARO_ENV'] !== 'weapp') return
  Taro.vibrateShort({ type: strength }).catch(() => undefined)
}

/** Copies; true when it worked. WeChat shows its own "copied". */
export async function copyText(text: string): Promise<boolean> {
  try {
    await Taro.setClipboardData({ data: text })
    return true
  } catch {
    return false
  }
}
