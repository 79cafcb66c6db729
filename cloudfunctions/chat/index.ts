/** The chat app's server side, as the product sees it. */

export type { WechatChatDeps } from './api'
export type {
  ChatPlatform,
  CodeDrawn,
  LoginExchange,
  LoginRefusal,
  MessageOutcome,
  SubscribeMessage,
  TextCheck,
  TextVerdict,
} from './platform'
export type { WechatChatSettings } from './wechat-chat'
export { WECHAT_HOST, wechatChat } from './wechat-chat'
