import { z } from 'zod'
import { ControlError } from '../control/control-error'
import type { World } from '../world'
import { threadOf } from './conversation'
import { knownCode } from './known-code'
import { noticesOf } from './notices'
import { enterOptions } from './page-path'

/** How the platform opens the mini program: what `wx.getEnterOptionsSync` tells it, by where it came from. */
export type Opening = { scene: number; path: string; query: Record<string, string> }

const SCENES = {
  /** 单人聊天会话中的小程序消息卡片 */
  friend: 1007,
  /** 群聊会话中的小程序消息卡片 */
  group: 1008,
  /** 扫描小程序码 */
  code: 1047,
  /** 微信聊天主界面下拉，「最近使用」栏 */
  list: 1089,
  /** 订阅消息，打开小程序 */
  notice: 1107,
  /** 朋友圈内打开“单页模式” */
  moment: 1154,
  /** 朋友圈打开“单页模式”的落地页，点「前往小程序」 */
  wholeOfMoment: 1155,
} as const

export const fromSchema = z.union(
  [
    z.literal('list'),
    z.strictObject({ lineId: z.string() }),
    // `whole` is the platform's own button below the single page.
    z.strictObject({ momentId: z.string(), whole: z.boolean().optional() }),
    z.strictObject({ noticeId: z.string() }),
    z.strictObject({ code: z.string() }),
  ],
  'must be "list", or one of { lineId }, { momentId }, { noticeId } and { code }',
)
type From = z.output<typeof fromSchema>
type OfMoment = Extract<From, { momentId: string }>

export const openFrom = (world: World, openid: string, from: From): Opening => {
  if (from === 'list') return openAt(SCENES.list, world.app.homePage())
  if ('lineId' in from) return openLine(world, openid, from.lineId)
  if ('momentId' in from) return openMoment(world, from)
  if ('noticeId' in from) return openNotice(world, openid, from.noticeId)
  return openCode(world, from.code)
}

const openAt = (scene: number, written: string): Opening => ({ scene, ...enterOptions(written) })

const openLine = (world: World, openid: string, lineId: string) => {
  const line = world.talk.chats.findLine(lineId)
  if (line === undefined) throw new ControlError(404, 'NO_SUCH_LINE', 'There is no such line.')
  const { chat } = threadOf(world, line.chatId, openid)
  if (line.kind !== 'card') throw new ControlError(409, 'NOT_A_CARD', 'This line is no card.')
  return openAt(SCENES[chat.kind], line.card.path)
}

const openMoment = (world: World, { momentId, whole }: OfMoment) => {
  const moment = world.talk.moments.find(momentId)
  if (moment === undefined)
    throw new ControlError(404, 'NO_SUCH_MOMENT', 'There is no such moment.')
  return openAt(whole ? SCENES.wholeOfMoment : SCENES.moment, moment.card.path)
}

const openNotice = (world: World, openid: string, noticeId: string) => {
  const notice = noticesOf(world.messages, openid).find(({ lineId }) => lineId === noticeId)
  if (notice === undefined)
    throw new ControlError(404, 'NO_SUCH_NOTICE', 'There is no such notice.')
  if (notice.page === undefined)
    throw new ControlError(409, 'LEADS_NOWHERE', 'This notice leads nowhere.')
  return openAt(SCENES.notice, notice.page)
}

/** The scene of a code arrives as a parameter, written as an address writes it. */
const openCode = (world: World, codeId: string): Opening => {
  const { page, scene } = knownCode(world, codeId)
  const query = { scene: encodeURIComponent(scene) }
  return { scene: SCENES.code, path: page ?? world.app.homePage(), query }
}
