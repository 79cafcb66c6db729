import { lengthWords, shortMoment } from '../time/clock-words'
import { chargeWords, contractWords } from './debit-words'
import { callbackWords, crowdWords, orderWords, paymentWords, refundWords } from './money-words'
import { openingWords } from './opening-words'
import type { Entry, Told } from './told'
import type { NameOf, Words } from './words'

/** Log entries as sentences that a person understands; what is unknown is still shown, by its kind. */

/** The kinds that the simulator is known to tell of, in the order of the filter. */
export const KINDS = {
  login: { chinese: '登录', english: 'Logins' },
  opening: { chinese: '打开', english: 'Openings' },
  card: { chinese: '卡片', english: 'Cards' },
  order: { chinese: '订单', english: 'Orders' },
  payment: { chinese: '支付', english: 'Payments' },
  contract: { chinese: '签约', english: 'Contracts' },
  charge: { chinese: '代扣', english: 'Charges' },
  callback: { chinese: '回调', english: 'Callbacks' },
  refund: { chinese: '退款', english: 'Refunds' },
  message: { chinese: '消息', english: 'Messages' },
  clock: { chinese: '时间', english: 'Time' },
  crowd: { chinese: '众人', english: 'Crowds' },
  faults: { chinese: '故障', english: 'Faults' },
  hosts: { chinese: '主机', english: 'Hosts' },
  network: { chinese: '网络', english: 'Network' },
  exchange: { chinese: '传丢的', english: 'Lost on the way' },
} satisfies Record<keyof Told, Words>

type Tell = { [K in keyof Told]: (body: Told[K], nameOf: NameOf) => Words }

const TELL: Tell = {
  login: ({ openid }, nameOf) => ({
    chinese: `${nameOf(openid)}登录了`,
    english: `${nameOf(openid)} logged in`,
  }),
  opening: openingWords,
  card: ({ openid, title, ...place }, nameOf) =>
    'momentId' in place
      ? {
          chinese: `${nameOf(openid)}在动态发了“${title}”`,
          english: `${nameOf(openid)} posted “${title}” in Moments`,
        }
      : {
          chinese: `${nameOf(openid)}在聊天里发了“${title}”`,
          english: `${nameOf(openid)} sent “${title}” into a chat`,
        },
  order: orderWords,
  payment: paymentWords,
  contract: contractWords,
  charge: chargeWords,
  callback: callbackWords,
  refund: refundWords,
  message: ({ openid }, nameOf) => ({
    chinese: `服务消息送到了${nameOf(openid)}`,
    english: `A service message reached ${nameOf(openid)}`,
  }),
  clock: ({ from, to }) => {
    const [fromMs, toMs] = [Date.parse(from), Date.parse(to)]
    const { chinese, english } = lengthWords(toMs - fromMs)
    const moment = shortMoment(toMs, fromMs)
    return {
      chinese: `时间走了 ${chinese}，到 ${moment}`,
      english: `Time moved by ${english}, to ${moment}`,
    }
  },
  crowd: crowdWords,
  faults: ({ rates, waiting }) => {
    const likely = Object.values(rates).filter((rate) => rate > 0).length
    if (waiting + likely === 0) return { chinese: '没有故障了', english: 'No faults any more' }
    const count = waiting + likely
    return {
      chinese: `故障改了，现在设了 ${count} 个`,
      english: `Faults changed: ${count} are set now`,
    }
  },
  hosts: ({ main, backup }) => ({
    chinese: `支付主机${upChinese[main]}，备用主机${upChinese[backup]}`,
    english: `The main payment host is ${main}, the backup host is ${backup}`,
  }),
  network: ({ state }) => networkWords[state],
  exchange: ({ method, path, outcome }) =>
    outcome === 'cut'
      ? { chinese: `没传成：${method} ${path}`, english: `Cut off: ${method} ${path}` }
      : {
          chinese: `产品做完了，回答丢了：${method} ${path}`,
          english: `Done by the product, its answer lost: ${method} ${path}`,
        },
}
const networkWords: Record<Told['network']['state'], Words> = {
  fine: { chinese: '手机的网络好了', english: 'The phones’ network is fine' },
  slow: { chinese: '手机的网络慢了', english: 'The phones’ network is slow' },
  cut: { chinese: '手机的网络断了', english: 'The phones’ network is cut' },
  'answers-lost': {
    chinese: '手机发得出去，收不到回答',
    english: 'The phones send, and no answer comes back',
  },
}
const upChinese = { up: '在线', down: '停了' }

/** The sentence of an entry. */
export const wordsOf = (entry: Entry, nameOf: NameOf): Words => {
  if (!isKnown(entry.kind))
    return { chinese: `发生了 ${entry.kind}`, english: `It was told: ${entry.kind}` }
  // The stream says which body belongs to which kind.
  const tell = TELL[entry.kind] as (body: object, nameOf: NameOf) => Words
  return tell(entry.body, nameOf)
}

/** The label of a kind; its own name when it is a new one. */
export const kindWords = (kind: string): Words =>
  isKnown(kind) ? KINDS[kind] : { chinese: kind, english: kind }

const isKnown = (kind: string): kind is keyof Told => Object.hasOwn(KINDS, kind)
