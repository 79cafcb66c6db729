import type { Events } from '../../../talk/log'
import type { Told } from './told'
import type { NameOf, Words } from './words'

/** What happened to money, in sentences. */

export const yuan = (fen: number) => `¥${(fen / 100).toFixed(2)}`

export const orderWords = (order: Events['order'], nameOf: NameOf): Words => {
  const { openid, totalFen, state } = order
  if (state === 'CLOSED') {
    return {
      chinese: `${nameOf(openid)}的订单关闭了，${yuan(totalFen)} 没有付`,
      english: `${nameOf(openid)}'s order was closed, ${yuan(totalFen)} not paid`,
    }
  }
  return {
    chinese: `为${nameOf(openid)}下了 ${yuan(totalFen)} 的订单`,
    english: `An order of ${yuan(totalFen)} was placed for ${nameOf(openid)}`,
  }
}

export const paymentWords = ({ openid, totalFen }: Events['payment'], nameOf: NameOf): Words => ({
  chinese: `${nameOf(openid)}付了 ${yuan(totalFen)}`,
  english: `${nameOf(openid)} paid ${yuan(totalFen)}`,
})

export const callbackWords = ({ eventType, outcome, status }: Events['callback']): Words => {
  const [about = ''] = eventType.split('.')
  const news = CALLBACKS[about] ?? { chinese: '支付通知', english: 'The payment callback' }
  const end = OUTCOMES[outcome]
  const code = status === undefined || outcome === 'accepted' ? '' : ` (${status})`
  return {
    chinese: `${news.chinese}${end.chinese}${code}`,
    english: `${news.english} ${end.english}${code}`,
  }
}

const CALLBACKS: Record<string, Words> = {
  REFUND: { chinese: '退款通知', english: 'The refund callback' },
  CHARGE: { chinese: '扣款结果通知', english: 'The callback of a charge' },
  CONTRACT: { chinese: '签约通知', english: 'The callback of a contract' },
}

const OUTCOMES: Record<Events['callback']['outcome'], Words> = {
  accepted: { chinese: '送到了，产品收下了', english: 'arrived, and the product took it' },
  refused: {
    chinese: '被产品退回了，还会再送',
    english: 'was refused by the product, and comes again',
  },
  unanswered: { chinese: '没有得到回答，还会再送', english: 'got no answer, and comes again' },
  lost: { chinese: '丢失了，不会再来', english: 'was lost for good' },
  'given-up': { chinese: '一直没送成，放弃了', english: 'was given up in the end' },
}

export const crowdWords = (crowd: Told['crowd']): Words => {
  const { state, people, read, given, givenFen, sent, opened, failed } = crowd
  if (state === 'started') {
    return { chinese: `${people} 个人要来`, english: `${people} people are on their way` }
  }
  return {
    chinese: `众人走了：看了 ${read} 页，捐了 ${given} 次共 ${yuan(givenFen)}，其中红包 ${sent} 个，打开了 ${opened} 份，${failed} 次没成`,
    english: `The crowd has gone: ${read} pages read, ${given} gifts of ${yuan(givenFen)}, ${sent} of them envelopes, ${opened} portions opened, ${failed} failed`,
  }
}

export const refundWords = ({ refundFen, status }: Events['refund']): Words => {
  const end = REFUNDS[status]
  return {
    chinese: `${yuan(refundFen)} 的退款${end.chinese}`,
    english: `The refund of ${yuan(refundFen)} ${end.english}`,
  }
}

const REFUNDS: Record<Events['refund']['status'], Words> = {
  PROCESSING: { chinese: '受理了', english: 'was accepted' },
  SUCCESS: { chinese: '到账了', english: 'has arrived' },
  CLOSED: { chinese: '关闭了，钱没有退', english: 'was closed, and no money went back' },
  ABNORMAL: { chinese: '出了异常，要人来看', english: 'went wrong, and needs somebody to look' },
}
