import { defineCopy } from '../../../ui'

export const goingCopy = defineCopy({
  zh: {
    page: '删除我的资料',
    title: '先看清，再决定',
    intro: '删除后找不回来，我们也不能。',
    goes: '会删去的',
    goesItems: [
      '微信身份（openid）和登录',
      '写过的名字、留言、祝福，票据抬头，退款的原因',
      '消息、提醒、关注、分享的卡片、看过的视频、同意的记录',
    ],
    stays: '会留下的',
    staysBooks: (gifts: number) =>
      `账本里的 ${gifts} 笔捐款：金额、项目和时间都在，没有名字，也不再通向你。`,
    staysNone: '账本里没有你的捐款。',
    staysPaid: '微信支付和慈善组织自己的账，由他们依法保存；已经开出的票据也是。',
    staysWork: '在慈善组织里做过的事，是那里的记录；你的名字不在其中。',
    ends: '会停下的',
    endsPledges: (pledges: number) => `${pledges} 份月捐会停止，扣款授权一并解除。`,
    endsEnvelopes: (envelopes: number) =>
      `${envelopes} 个还开着的爱心红包：朋友照常打开，你写的祝福不再显示。`,
    endsCharities: (charities: number) => `在 ${charities} 家慈善组织的工作权限结束。`,
    open: '还挂着的捐款',
    openText: '删除以后，下面这些你不能再撤销、催问或查看。想处理，请先点进去。',
    undoable: '24 小时内还能撤销',
    refundAsked: '退款申请还没有答复；答复同意的话，钱照样原路退回',
    openRow: (title: string, sum: string) => `${title}，${sum}，打开这笔捐款`,
    accept: '我知道，这些捐款就这样留下',
    after: '删除以后',
    afterText: '再用灯愿时是一个新的人：看不到以前的捐款和票据，也没有人能替你连回去。',
    first: '走之前，可以先带走',
    export: '我的资料',
    exportText: '取一份能看也能带走的',
    year: '年度捐赠汇总',
    yearText: '报税要用的，先存成 PDF',
    go: '删除我的资料',
    acceptFirst: '先看过上面还挂着的捐款',
    ask: '真的要删除吗？',
    askText: (word: string) => `输入「${word}」两个字，就马上删除，不能反悔。`,
    word: '删除',
    typed: '输入「删除」',
    yes: '删除，不再找回',
    deleting: '正在删除',
    no: '先不删',
    unanswered: '没有等到回音，可能已经删除，也可能没有。再点一次不会出错。',
    changed: '刚才又有捐款可以撤销，或在等退款答复。还没有删除任何内容，请再看一看。',
    gone: '已删除',
    goneText: '谢谢你点过的灯。',
    goneBooks: (gifts: number) => `账本里留下 ${gifts} 笔捐款，不再通向你。`,
    gonePledges: (pledges: number) => `${pledges} 份月捐已停止。`,
    goneAfter: '再打开「我的」或再捐一笔时，你是一个新的人。',
    home: '回首页',
  },
  en: {
    page: 'Delete my data',
    title: 'See first, then decide',
    intro: 'What is deleted cannot be brought back, by us neither.',
    goes: 'What goes',
    goesItems: [
      'Your WeChat identity (openid) and logins',
      'Names, messages and blessings you wrote, names on receipts, reasons of refunds',
      'Notices, reminders, follows, cards, videos watched, records of consent',
    ],
    stays: 'What stays',
    staysBooks: (gifts: number) =>
      gifts === 1
        ? 'One gift in the books: its sum, project and time, without a name, leading to nobody.'
        : `${gifts} gifts in the books: their sums, projects and times, without a name, leading to nobody.`,
    staysNone: 'There is no gift of yours in the books.',
    staysPaid:
      'The books of WeChat Pay and of the charities, and receipts already issued, which they keep as the law asks.',
    staysWork: 'What you did for a charity is its record; your name is not in it.',
    ends: 'What ends',
    endsPledges: (pledges: number) =>
      pledges === 1
        ? 'One monthly pledge, with its debit contract.'
        : `${pledges} monthly pledges, with their debit contracts.`,
    endsEnvelopes: (envelopes: number) =>
      envelopes === 1
        ? 'One open envelope goes on: friends open it, without your blessing.'
        : `${envelopes} open envelopes go on: friends open them, without your blessing.`,
    endsCharities: (charities: number) =>
      charities === 1 ? 'Your rights at one charity.' : `Your rights at ${charities} charities.`,
    open: 'Gifts that are still open',
    openText:
      'Afterwards you can neither undo these, nor ask after or see them. Open one to settle it first.',
    undoable: 'Can be undone, within 24 hours',
    refundAsked: 'A refund was asked for; once it is granted the money still goes back',
    openRow: (title: string, sum: string) => `${title}, ${sum}, open this gift`,
    accept: 'I know; these gifts may stay as they are',
    after: 'Afterwards',
    afterText:
      'When you use Lantern again you are a new person: earlier gifts and receipts are not yours to see, and nobody can join them to you again.',
    first: 'To take along before',
    export: 'My data',
    exportText: 'A copy to read and to keep',
    year: 'Gifts of a tax year',
    yearText: 'For your taxes, as a PDF',
    go: 'Delete my data',
    acceptFirst: 'First look at the open gifts above',
    ask: 'Really delete it?',
    askText: (word: string) => `Type ${word}, and it is deleted at once, for good.`,
    word: 'DELETE',
    typed: 'Type DELETE',
    yes: 'Delete for good',
    deleting: 'Deleting',
    no: 'Not now',
    unanswered: 'No answer came: it may be deleted, or not. Tapping again does no harm.',
    changed:
      'Meanwhile another gift can be undone, or waits for an answer. Nothing was deleted yet; please look again.',
    gone: 'Deleted',
    goneText: 'Thank you for the lanterns you lit.',
    goneBooks: (gifts: number) =>
      gifts === 1
        ? 'One gift stays in the books and leads to nobody.'
        : `${gifts} gifts stay in the books and lead to nobody.`,
    gonePledges: (pledges: number) =>
      pledges === 1 ? 'One monthly pledge has ended.' : `${pledges} monthly pledges have ended.`,
    goneAfter: 'When you open Me or give again, you are a new person.',
    home: 'Home',
  },
})
