import type { Events } from '../../../talk/log'
import type { NameOf, Words } from './words'

/** Where the mini program was opened from. */

const FROM: Record<number, Words> = {
  1007: { chinese: '朋友发来的卡片', english: "a friend's card" },
  1008: { chinese: '群里的卡片', english: 'a card in a group' },
  1047: { chinese: '小程序码', english: 'a mini program code' },
  1089: { chinese: '聊天列表', english: 'the list of chats' },
  1107: { chinese: '服务消息', english: 'a service message' },
  1154: { chinese: '动态', english: 'Moments' },
}

export const openingWords = ({ openid, scene, path }: Events['opening'], nameOf: NameOf): Words => {
  const from = FROM[scene] ?? { chinese: `场景 ${scene}`, english: `scene ${scene}` }
  const page =
    path === '' ? { chinese: '首页', english: 'the home page' } : { chinese: path, english: path }
  return {
    chinese: `${nameOf(openid)}从${from.chinese}打开了${page.chinese}`,
    english: `${nameOf(openid)} opened ${page.english} from ${from.english}`,
  }
}
