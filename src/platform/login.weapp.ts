import Taro from '@tarojs/taro'
import type { Login } from './login'

export const login: Login = {
  async code() {
    const { code, errMsg } = await Taro.login()
    if (!code) throw new Error(errMsg)
    return code
  },
}
