import { defineCopy } from '../../../ui/copy'

export const pledgeCopy = defineCopy({
  zh: {
    page: '我的月捐',
    missing: '没有找到这份月捐。',
    missingText: '链接可能不完整，或者是别人的。没有扣款。',
    mine: '我的月捐',
    stale: '刚才没有取到新的，下面是之前的。没有扣款。',

    lit: (count: number) => `已点亮 ${count} 盏`,
    total: '一共',
    monthsAre: (from: string, to: string, lit: number) => `${from}到${to}，亮着 ${lit} 盏`,
    monthsMissed: (months: string) => `${months}没有捐`,
    wentBack: (month: string) => `${month}的已经退回给你，不算在一共里。`,
    partBack: (month: string, sum: string) => `${month}的有 ${sum} 退回给你，不算在一共里。`,
    givenTo: (project: string) => `捐给「${project}」`,
    monthsNext: (month: string) => `下一盏是${month}`,
    missed: (month: string) => `${month}没有捐，补不补都可以。`,
    missedWhy: (month: string, why: string) => `${month}没捐成：${why}，也没有补扣。`,
    mend: (sum: string) => `补上 ${sum}`,
    mendLabel: (month: string, sum: string) => `补上${month}的 ${sum}`,
    mendMore: (count: number) => `还有 ${count} 个月`,
    goesTo: (project: string, charity: string) => `这里付的，捐给「${project}」· ${charity}`,
    whys: {
      NO_MONEY: '余额不够',
      LIMIT: '超过了支付限额',
      CONTRACT_ENDED: '扣款约定已结束',
      CARD: '银行卡没扣成',
      SERVICE_DOWN: '支付服务没有回应',
    },
    again: (month: string, why: string, day: string) =>
      `${month}这次没扣成：${why}。${day}再试一次，不用你做什么。`,
    charging: (month: string) => `${month}的正在扣款，结果一定会记上，先别重复付款。`,
    underWay: (month: string) =>
      `${month}的一笔已经送去扣款，可能还会扣成；扣成了会记上，也可以退。`,

    notDebited: (month: string) => `${month}送去扣的那一笔没有扣成，钱没有动。`,

    next: '下一次',
    nextReminder: (hour: string) => `下一次，那天 ${hour} 提醒你`,
    nextContract: '下一次，扣款前先告诉你',
    nextDue: '这一次，现在可以付',
    nextAgain: '这一次再试的日子',
    nextByHand: '等你付，没有自动扣',
    announcedNote: '这一次的金额和日子已经定了，改动从再下一次算起；这一次不想捐，可以跳过。',
    newTerms: (next: string) => `再下一次起照新的：${next}`,
    orderedNote: '这一次已经送去扣款；改动从再下一次算起。',

    due: (month: string, last: string) => `今天是约好的月捐日。${month}的到${last}为止都可以付。`,
    dueLater: (month: string, last: string) => `${month}的还没有付，到${last}为止都可以。`,
    dueAgain: '到那天会再试；想现在付也可以，付了就不再扣。',
    pay: (month: string, sum: string) => `捐${month}的 ${sum}`,
    opened: {
      paid: (month: string) => `${month}的已经捐过了，谢谢你。`,
      skipped: (month: string) => `${month}的跳过了，没有扣款。`,
      missed: (month: string) => `${month}的过了付款的日子，没有扣款。想补就补，不补也没关系。`,
      early: (month: string) => `${month}的还没到日子，没有扣款。`,
      paying: (month: string) =>
        `${month}有一笔付款还没有结果。先别重复付款；若已扣款，一定会记上。`,
      payable: (month: string) =>
        `${month}的付款打开过，还没有结果。付了就不用再付，一定会记上；没付，可以接着付。`,
    },

    begun: '约好了。',
    begunText: (next: string) => `第一次：${next}`,
    begunNow: (sum: string) => `第一次今天就扣 ${sum}，扣好了灯会亮。`,
    thanks: '谢谢你，灯亮了。',
    thanksText: (next: string) => `下次：${next}`,
    thanksAlone: '捐赠记录已生成，正式票据由慈善组织开具。',
    gift: '这笔捐款',
    checking: '正在核对',
    checkingText: '先别重复付款；若已扣款，一定会记上。',
    restingText: '还没查到付款结果。先别重复付款；若已扣款，一定会记上。',
    lookAgain: '再查一次',
    unpaid: '没有付款，钱没有动。',
    goingBack: '这笔钱正在退回，或已经退回；没有算作这个月的捐款。',

    signing: '正在核对签约',
    signingText: '签好了这里会变，不用重复签。没有扣款。',
    unsigned: '还没有签约',
    unsignedText: '没查到签好的约定，月捐还没有开始，没有扣款。可以再签一次。',
    waits: '改动在等签约',
    waitsText: '还什么都没有改，签好之前照原来的。',
    dropChange: '不改了',
    signAgain: '再签一次',
    giveUp: '不签了',
    firstUnpaid: '第一笔还没有付',
    firstUnpaidText: '付好第一笔，月捐就开始。没有扣款。',
    firstOpenText: '付好第一笔，月捐就开始。',

    anniversary: (years: number, lit: number) => `今天满 ${years} 年，一共亮了 ${lit} 盏。`,
    paused: (day: string) => `先歇一歇，${day}继续。`,
    held: {
      REPORT_LATE: '项目的报告晚了，收到前先不扣款。钱不会自己转去别处；报告到了就继续。',
      PROJECT_ENDED: '项目已经结束，不再扣款。钱不会自己转去别处，可以换一个项目，或者结束月捐。',
      OTHER: '项目现在不收捐款，先不扣款。钱不会自己转去别处；能收了就继续。',
    },
    ended: {
      donor: (day: string) => `${day}结束了。以后不再扣款，捐过的都还在。`,
      service: (day: string) =>
        `${day}，微信支付里的扣款约定结束了，月捐也跟着结束。以后不再扣款，捐过的都还在。`,
      unpaid: () => '第一笔没有付，月捐没有开始，没有扣款。',
      unsigned: () => '没有签约，月捐没有开始，没有扣款。',
    },
    keep: '放进手机日历',
    keepText: (day: string) => `${day}，手机自己会提醒`,
    keepTitle: (title: string) => `月捐：「${title}」`,
    keepDescription: (sum: string) => `约好的月捐日：${sum}，方便时打开灯愿点一下。`,
    kept: {
      added: '放好了，手机到日子会提醒。',
      downloaded: '日历文件已经下载，打开它就能放进日历。',
      left: '好，没有放进日历。',
      failed: '没能放进日历，「消息」里照样会提醒。',
    },

    did: '这些钱做了什么',
    didOf: (project: string) => `「${project}」的钱做了什么`,
    didNothing: (day: string) => `你开始捐以后还没有新的报告，下一份 ${day}前到。`,
    didLate: (day: string) => `你开始捐以后还没有新的报告，该在 ${day}前到的一份还没到。`,
    didMore: '全部进展',
  },
  en: {
    page: 'My monthly giving',
    missing: 'There is no such pledge.',
    missingText: 'The link may be cut short, or it is somebody else’s. Nothing was charged.',
    mine: 'My pledges',
    stale: 'Nothing newer could be fetched; this is from before. Nothing was charged.',

    lit: (count: number) => (count === 1 ? '1 lantern lit' : `${count} lanterns lit`),
    total: 'Total',
    monthsAre: (from: string, to: string, lit: number) => `${from} to ${to}, ${lit} lit`,
    monthsMissed: (months: string) => `${months} without a gift`,
    wentBack: (month: string) => `${month} went back to you and is not in the total.`,
    partBack: (month: string, sum: string) =>
      `${sum} of ${month} went back to you and is not in the total.`,
    givenTo: (project: string) => `To “${project}”`,
    monthsNext: (month: string) => `the next is ${month}`,
    missed: (month: string) => `${month} has no gift; add it or leave it, as you like.`,
    missedWhy: (month: string, why: string) => `${month} was missed (${why}) and is not made up.`,
    mend: (sum: string) => `Add ${sum}`,
    mendLabel: (month: string, sum: string) => `Add ${sum} for ${month}`,
    mendMore: (count: number) => (count === 1 ? '1 more month' : `${count} more months`),
    goesTo: (project: string, charity: string) => `Paid here, it goes to “${project}” · ${charity}`,
    whys: {
      NO_MONEY: 'not enough money',
      LIMIT: 'over the payment limit',
      CONTRACT_ENDED: 'the contract has ended',
      CARD: 'the card was not charged',
      SERVICE_DOWN: 'the payment service did not answer',
    },
    again: (month: string, why: string, day: string) =>
      `${month} was not charged: ${why}. It is tried again on ${day}; you need do nothing.`,
    charging: (month: string) => `${month} is being charged and will be recorded. Don’t pay again.`,
    underWay: (month: string) =>
      `A charge for ${month} was sent already and may still come; it will be recorded, and can be refunded.`,
    notDebited: (month: string) =>
      `The charge for ${month} that was sent did not come about; no money moved.`,

    next: 'Next',
    nextReminder: (hour: string) => `Next; you are reminded at ${hour}`,
    nextContract: 'Next; you are told before the charge',
    nextDue: 'This one can be paid now',
    nextAgain: 'This one is tried again on',
    nextByHand: 'Waits for you; nothing is charged by itself',
    announcedNote:
      'Sum and day of this one are settled, and changes count from the one after. Skip it if you would rather not give this time.',
    newTerms: (next: string) => `From the one after, as changed: ${next}`,
    orderedNote: 'This one is being charged; changes count from the one after.',

    due: (month: string, last: string) =>
      `Today is your monthly gift day. ${month} can be paid until ${last}.`,
    dueLater: (month: string, last: string) => `${month} is not paid yet; it can be until ${last}.`,
    dueAgain:
      'It will be tried again by itself; you can pay now instead, and then it is not charged.',
    pay: (month: string, sum: string) => `Give ${sum} for ${month}`,
    opened: {
      paid: (month: string) => `${month} is paid. Thank you.`,
      skipped: (month: string) => `${month} was skipped; nothing was charged.`,
      missed: (month: string) =>
        `The days for ${month} are over; nothing was charged. Add it if you like, or leave it.`,
      early: (month: string) => `${month} is not due yet; nothing was charged.`,
      paying: (month: string) =>
        `A payment of ${month} has no outcome yet. Please don’t pay again; if it was charged, it will be recorded.`,
      payable: (month: string) =>
        `A payment of ${month} was opened and has no outcome yet. If you paid, it will be recorded: don’t pay again. If not, you can go on with it.`,
    },

    begun: 'It’s agreed.',
    begunText: (next: string) => `The first: ${next}`,
    begunNow: (sum: string) => `The first, ${sum}, is charged today; then your lantern is lit.`,
    thanks: 'Thank you. Your lantern is lit.',
    thanksText: (next: string) => `Next: ${next}`,
    thanksAlone: 'Gift recorded; the charity issues the official receipt.',
    gift: 'This gift',
    checking: 'Checking',
    checkingText: 'Don’t pay again; any charge will be recorded.',
    restingText: 'No payment has been found yet. Don’t pay again; any charge will be recorded.',
    lookAgain: 'Check again',
    unpaid: 'Not paid; no money moved.',
    goingBack: 'This money is going back, or has gone back; it does not count for the month.',

    signing: 'Checking the contract',
    signingText: 'This changes once it is signed; no need to sign again. Nothing was charged.',
    unsigned: 'Not signed yet',
    unsignedText:
      'No signed contract was found, so monthly giving has not begun. Nothing was charged; you can sign once more.',
    waits: 'The change waits for its contract',
    waitsText: 'Nothing has changed yet; until it is signed all is as before.',
    dropChange: 'Leave it as it is',
    signAgain: 'Sign once more',
    giveUp: 'Leave it',
    firstUnpaid: 'The first gift is not paid yet',
    firstUnpaidText: 'Monthly giving begins once it is. Nothing was charged.',
    firstOpenText: 'Monthly giving begins once it is.',

    anniversary: (years: number, lit: number) =>
      years === 1
        ? `A year ago today it began: ${lit} lit since.`
        : `${years} years ago today it began: ${lit} lit since.`,
    paused: (day: string) => `Paused until ${day}.`,
    held: {
      REPORT_LATE:
        'The project’s report is late, so nothing is charged until it arrives. The money goes nowhere else by itself.',
      PROJECT_ENDED:
        'The project has ended and nothing more is charged. The money goes nowhere else by itself: choose another project, or end it.',
      OTHER:
        'The project takes no gifts now, so nothing is charged. The money goes nowhere else by itself; it goes on once the project can.',
    },
    ended: {
      donor: (day: string) => `Ended on ${day}. No more charges; past gifts stay.`,
      service: (day: string) =>
        `On ${day} the contract in WeChat Pay ended, and monthly giving with it. No more charges; past gifts stay.`,
      unpaid: () => 'The first gift was not paid, so it never began. Nothing was charged.',
      unsigned: () => 'No contract was signed, so it never began. Nothing was charged.',
    },
    keep: 'Into the phone’s calendar',
    keepText: (day: string) => `${day}; the phone itself reminds you`,
    keepTitle: (title: string) => `Monthly gift: “${title}”`,
    keepDescription: (sum: string) =>
      `Your monthly gift day: ${sum}. Open Lantern when convenient.`,
    kept: {
      added: 'It is there; the phone will remind you.',
      downloaded: 'A calendar file was downloaded; open it to keep the day.',
      left: 'All right, nothing was added.',
      failed: 'It could not be added; “Notices” will remind you all the same.',
    },

    did: 'What the money did',
    didOf: (project: string) => `What the money did: “${project}”`,
    didNothing: (day: string) => `No new report since you began; the next comes by ${day}.`,
    didLate: (day: string) => `No new report since you began; the one due by ${day} is late.`,
    didMore: 'All reports',
  },
})
