/** WeChat's server API behind the product's chat contract. */
import { withAccessToken } from './access-token'
import type { WechatChatDeps } from './api'
import { wechatApi } from './api'
import { exchangeLoginCode } from './login'
import { drawCode } from './mini-program-code'
import type { ChatPlatform } from './platform'
import type { MessageSettings } from './subscribe-message'
import { sendSubscribeMessage } from './subscribe-message'
import { checkText } from './text-check'

export type WechatChatSettings = MessageSettings & {
  appid: string
  secret: string
  /** Base address, `https://api.weixin.qq.com` unless it is the simulator's. */
  host: string
  /** The operator's own list of words that are not shown to others. */
  words: readonly string[]
}

export const WECHAT_HOST = 'https://api.weixin.qq.com'

export function wechatChat(settings: WechatChatSettings, deps: WechatChatDeps): ChatPlatform {
  const api = wechatApi(settings.host, deps)
  const apiWithToken = withAccessToken(api, settings, deps)
  return {
    exchangeLoginCode: (code) => exchangeLoginCode(api, settings, code),
    sendSubscribeMessage: (message) => sendSubscribeMessage(apiWithToken, settings, message),
    checkText: (check) => checkText(apiWithToken, settings.words, check),
    drawCode: (code) => drawCode(apiWithToken, settings, code),
  }
}
