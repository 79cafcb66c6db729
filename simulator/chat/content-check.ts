import { z } from 'zod'
import { ChatError } from './chat-error'
import type { People } from './people'

/** `POST /wxa/msg_sec_check`: a short list of words stands in for the platform's judgement. */

export const contentSchema = z.strictObject({
  version: z.literal(2),
  openid: z.string(),
  scene: z.int(),
  content: z.string().min(1),
  nickname: z.string().optional(),
  title: z.string().optional(),
  signature: z.string().optional(),
})

const CONTENT_LENGTH_MAX = 2500
/** Profile, comment, forum, social. */
const SCENES = [1, 2, 3, 4]
const FINE = { suggest: 'pass', label: 100 }

// Enough to meet each verdict and the commonest labels; nobody's real list.
const WORDS = [
  { words: ['赌博', '博彩', 'casino'], suggest: 'risky', label: 20008 },
  { words: ['诈骗', '刷单', '代开发票'], suggest: 'risky', label: 20008 },
  { words: ['色情', '约炮'], suggest: 'risky', label: 20002 },
  { words: ['傻逼', '去死'], suggest: 'risky', label: 20003 },
  { words: ['毒品', '冰毒'], suggest: 'risky', label: 20006 },
  { words: ['加微信', '扫码领', '广告位'], suggest: 'review', label: 10001 },
]

export const checkContent = (people: People, asked: z.output<typeof contentSchema>) => {
  const person = people.find(asked.openid)
  if (person === undefined) throw new ChatError(40003, 'invalid openid')
  if (!SCENES.includes(asked.scene)) throw new ChatError(40129, 'invalid scene')
  if (!people.isActive(person)) throw new ChatError(61010, 'code is expired')
  if ([...asked.content].length > CONTENT_LENGTH_MAX) {
    throw new ChatError(47001, 'data format error: content too long')
  }
  const text = [asked.title, asked.nickname, asked.signature, asked.content]
    .join('\n')
    .toLowerCase()
  const found = WORDS.find(({ words }) => words.some((word) => text.includes(word)))
  const { suggest, label } = found ?? FINE
  return {
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label, prob: 90 }],
  }
}
