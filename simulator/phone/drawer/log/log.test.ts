import { ENTRIES_MAX, jsonLines, keep, parseEntry } from './kept'
import { KINDS, kindWords, wordsOf } from './log-words'
import type { Entry, Told } from './told'

/** What the drawer's log says and keeps. */

const nameOf = (openid: string) => (openid === 'oSIM1' ? '小灯' : openid)
const entry = (eventId: number, kind = 'login', body: object = { openid: 'oSIM1' }): Entry => ({
  eventId,
  at: '2026-11-27T03:00:00.000Z',
  kind,
  body,
})

const of = { mchid: 'SIM1', outTradeNo: 'GIFT1' }
const order = { ...of, openid: 'oSIM1', totalFen: 5200 }
const callback = { ...of, notificationId: 'n1' }
const refund = { ...of, outRefundNo: 'R1', refundFen: 5 }
const rates = { error: 0, errorAfterCommit: 0, timeout: 0, duplicate: 0, lost: 0, signtest: 0 }
const crowd = { people: 60, read: 90, given: 20, givenFen: 12300, sent: 4, opened: 9, failed: 1 }
type Sample = { [K in keyof Told]: [K, Told[K], string, string] }[keyof Told]

const SAMPLES: Sample[] = [
  ['login', { openid: 'oSIM1' }, '小灯登录了', '小灯 logged in'],
  [
    'opening',
    { openid: 'oSIM1', scene: 1008, path: 'pages/project/index', query: {} },
    '小灯从群里的卡片打开了pages/project/index',
    '小灯 opened pages/project/index from a card in a group',
  ],
  [
    'opening',
    { openid: 'oSIM2', scene: 1, path: '', query: {} },
    'oSIM2从场景 1打开了首页',
    'oSIM2 opened the home page from scene 1',
  ],
  [
    'card',
    { openid: 'oSIM1', title: '一床棉被', path: 'p', chatId: 'c', lineId: 'l' },
    '小灯在聊天里发了“一床棉被”',
    '小灯 sent “一床棉被” into a chat',
  ],
  [
    'card',
    { openid: 'oSIM1', title: '一床棉被', path: 'p', momentId: 'm' },
    '小灯在动态发了“一床棉被”',
    '小灯 posted “一床棉被” in Moments',
  ],
  [
    'order',
    { ...order, state: 'NOTPAY' },
    '为小灯下了 ¥52.00 的订单',
    'An order of ¥52.00 was placed for 小灯',
  ],
  [
    'order',
    { ...order, state: 'CLOSED' },
    '小灯的订单关闭了，¥52.00 没有付',
    "小灯's order was closed, ¥52.00 not paid",
  ],
  ['payment', { ...order, state: 'SUCCESS' }, '小灯付了 ¥52.00', '小灯 paid ¥52.00'],
  [
    'callback',
    { ...callback, eventType: 'TRANSACTION.SUCCESS', outcome: 'refused', status: 500 },
    '支付通知被产品退回了，还会再送 (500)',
    'The payment callback was refused by the product, and comes again (500)',
  ],
  [
    'callback',
    { ...callback, eventType: 'REFUND.SUCCESS', outcome: 'accepted', status: 204 },
    '退款通知送到了，产品收下了',
    'The refund callback arrived, and the product took it',
  ],
  [
    'callback',
    { ...callback, eventType: 'CHARGE.FAIL', outcome: 'accepted', status: 200 },
    '扣款结果通知送到了，产品收下了',
    'The callback of a charge arrived, and the product took it',
  ],
  [
    'callback',
    { ...callback, eventType: 'CONTRACT.ADD', outcome: 'lost' },
    '签约通知丢失了，不会再来',
    'The callback of a contract was lost for good',
  ],
  ...(
    [
      ['signed', '小灯签了代扣协议', '小灯 agreed to be charged by contract'],
      ['refused', '小灯没有签代扣协议', '小灯 did not sign a contract'],
      ['ended', '小灯的代扣协议结束了', "小灯's contract has ended"],
      ['announced', '告诉了小灯要扣 ¥30.00', '小灯 was told of a charge of ¥30.00 to come'],
    ] as const
  ).map(
    ([change, chinese, english]): Sample => [
      'contract',
      { mchid: 'SIM1', contractCode: 'C1', openid: 'oSIM1', change, amountFen: 3000 },
      chinese,
      english,
    ],
  ),
  [
    'charge',
    { ...order, state: 'NOTPAY' },
    '受理了小灯 ¥52.00 的代扣',
    'A charge of ¥52.00 to 小灯 was accepted',
  ],
  [
    'charge',
    { ...order, state: 'SUCCESS' },
    '按协议从小灯扣了 ¥52.00',
    '小灯 was charged ¥52.00 by contract',
  ],
  [
    'charge',
    { ...order, state: 'PAY_FAIL', reason: 'NOTENOUGH' },
    '小灯 ¥52.00 的代扣没成：余额不足',
    'A charge of ¥52.00 to 小灯 failed: not enough money',
  ],
  [
    'charge',
    { ...order, state: 'PAY_FAIL', reason: 'SYSTEMERROR' },
    '小灯 ¥52.00 的代扣没成：SYSTEMERROR',
    'A charge of ¥52.00 to 小灯 failed: SYSTEMERROR',
  ],
  [
    'refund',
    { ...refund, status: 'PROCESSING' },
    '¥0.05 的退款受理了',
    'The refund of ¥0.05 was accepted',
  ],
  [
    'message',
    { openid: 'oSIM1', templateId: 't' },
    '服务消息送到了小灯',
    'A service message reached 小灯',
  ],
  [
    'clock',
    { from: '2026-11-27T03:00:00.000Z', to: '2026-12-27T03:00:00.000Z' },
    '时间走了 30 天，到 12-27 11:00',
    'Time moved by 30 d, to 12-27 11:00',
  ],
  ['crowd', { ...crowd, state: 'started' }, '60 个人要来', '60 people are on their way'],
  [
    'crowd',
    { ...crowd, state: 'ended' },
    '众人走了：看了 90 页，捐了 20 次共 ¥123.00，其中红包 4 个，打开了 9 份，1 次没成',
    'The crowd has gone: 90 pages read, 20 gifts of ¥123.00, 4 of them envelopes, 9 portions opened, 1 failed',
  ],
  ['faults', { seed: 1, rates, waiting: 0 }, '没有故障了', 'No faults any more'],
  [
    'faults',
    { seed: 1, rates: { ...rates, lost: 0.5 }, waiting: 2 },
    '故障改了，现在设了 3 个',
    'Faults changed: 3 are set now',
  ],
  [
    'hosts',
    { main: 'down', backup: 'up' },
    '支付主机停了，备用主机在线',
    'The main payment host is down, the backup host is up',
  ],
  ['network', { state: 'fine' }, '手机的网络好了', 'The phones’ network is fine'],
  ['network', { state: 'slow', delayMs: 2000 }, '手机的网络慢了', 'The phones’ network is slow'],
  ['network', { state: 'cut' }, '手机的网络断了', 'The phones’ network is cut'],
  [
    'network',
    { state: 'answers-lost' },
    '手机发得出去，收不到回答',
    'The phones send, and no answer comes back',
  ],
  ['exchange', { method: 'GET', path: '/', outcome: 'cut' }, '没传成：GET /', 'Cut off: GET /'],
  [
    'exchange',
    { method: 'POST', path: '/1.1/users', outcome: 'answer-lost' },
    '产品做完了，回答丢了：POST /1.1/users',
    'Done by the product, its answer lost: POST /1.1/users',
  ],
]

test.each(SAMPLES)('%s is told in a sentence', (kind, body, chinese, english) => {
  expect(wordsOf(entry(1, kind, body), nameOf)).toEqual({ chinese, english })
})

test('every kind that can be filtered has a sentence', () => {
  expect(new Set(SAMPLES.map(([kind]) => kind))).toEqual(new Set(Object.keys(KINDS)))
})

test('a kind that came later is shown by its name', () => {
  expect(wordsOf(entry(1, 'eclipse', {}), nameOf).chinese).toBe('发生了 eclipse')
  expect(kindWords('eclipse')).toEqual({ chinese: 'eclipse', english: 'eclipse' })
  expect(kindWords('toString').chinese).toBe('toString')
})

test('the newest stands first, each event once', () => {
  const kept = keep(keep([], [entry(1), entry(2)]), [entry(2), entry(3), entry(3)])
  expect(kept.map(({ eventId }) => eventId)).toEqual([3, 2, 1])
  expect(keep(kept, [entry(2)])).toBe(kept)
})

test('the oldest leave when there are too many', () => {
  const many = Array.from({ length: ENTRIES_MAX }, (_, index) => entry(index + 1))
  const kept = keep(keep([], many), [entry(ENTRIES_MAX + 1)])
  expect(kept).toHaveLength(ENTRIES_MAX)
  expect([kept[0]?.eventId, kept.at(-1)?.eventId]).toEqual([ENTRIES_MAX + 1, 2])
})

test('what is saved are the lines as they were told, oldest first', () => {
  const lines = jsonLines([entry(2), entry(1)]).split('\n')
  expect(lines.pop()).toBe('')
  expect(lines.map((line) => parseEntry(line))).toEqual([entry(1), entry(2)])
})

test.each(['', 'null', '[]', '{"eventId":1}', '{"eventId":"1","at":"","kind":"","body":{}}', '{'])(
  'what is no entry is none: %s',
  (text) => {
    expect(parseEntry(text)).toBeUndefined()
  },
)
