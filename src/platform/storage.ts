/**
 * The phone's small storage: values as JSON under our own prefix. Reading never fails: what is
 * missing or broken is undefined, because an old version may have left it there.
 */
import Taro from '@tarojs/taro'
import { drawer } from './drawer'

export const storage = {
  read(name: string): unknown {
    try {
      const text: unknown = Taro.getStorageSync(drawer + name)
      return typeof text === 'string' && text !== '' ? JSON.parse(text) : undefined
    } catch {
      return undefined
    }
  },
  /** A full or forbidden storage (a private window) loses the value and nothing else. */
  write(name: string, value: unknown): void {
    try {
      Taro.setStorageSync(drawer + name, JSON.stringify(value))
    } catch {
      // Nothing that matters lives on the phone alone.
    }
  },
  remove(name: string): void {
    try {
      Taro.removeStorageSync(drawer + name)
    } catch {
      // As above.
    }
  },
}
