import Taro from '@tarojs/taro'
import { launch } from './launch'
import type { Login } from './login'
import { NoLogin } from './no-login'

export const login: Login = {
  async code() {
    if (launch().readOnly) throw new NoLogin('Moments shows a page to be read only')
    const { code, errMsg } = await Taro.login()
    if (!code) throw new Error(errMsg)
    return code
  },
}
