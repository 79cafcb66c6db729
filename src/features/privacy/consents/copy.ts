import { defineCopy } from '../../../ui'

export const privacyCopy = defineCopy({
  zh: {
    page: '隐私',
    lead: '每一样单独问你。',
    leadText: '不同意，捐款一样进行；收回和同意一样，点一下就好。',
    kinds: {
      names: '显示我的名字',
      charity: '票据抬头交给慈善组织',
      reminders: '到日子提醒我',
    },
    never: '还没有同意过',
    givenAt: (day: string, time: string) => `${day} ${time} 同意`,
    takenAt: (day: string, time: string) => `${day} ${time} 收回`,
    agreedTo: '你同意的是',
    asks: '同意的话，就是',
    newer: '这段话后来改过。你同意的还是上面那一段；要不要同意新的，你来定。',
    agreeToNewer: '同意新的',
    effects: {
      names:
        '每一笔仍在捐的时候单独选要不要写名字，不写就不显示；写了，就是给了这份同意。收回后，写过的名字全部抹去，再同意也不会自己回来。',
      charity:
        '申请票据时写了抬头，就是给了这份同意。收回后，写过的抬头改为匿名，慈善组织之后导出的名单里不再有你。',
      reminders: '收回后，在公益日历上选的日子一并取消。月捐照常，消息仍在「消息」里。',
    },
    done: {
      given: '已同意，随时可收回',
      names: '已收回，名字从所有页面隐去了',
      charity: '已收回，写过的抬头都改成了匿名',
      reminders: '已收回，选过的日子都取消了',
    },
    data: '我的资料',
    export: '取一份我的资料',
    exportText: '灯愿保存的、与你有关的全部内容，能看，也能带走',
    going: '删除我的资料',
    goingText: '先看清什么会删、什么会留',
  },
  en: {
    page: 'Privacy',
    lead: 'Each is asked apart.',
    leadText: 'Giving depends on none of them; taking back is one tap, as giving is.',
    kinds: {
      names: 'Show my name',
      charity: 'Pass the name on a receipt to the charity',
      reminders: 'Remind me on my days',
    },
    never: 'Not agreed to so far',
    givenAt: (day: string, time: string) => `agreed on ${day}, ${time}`,
    takenAt: (day: string, time: string) => `taken back on ${day}, ${time}`,
    agreedTo: 'What you agreed to',
    asks: 'What you would agree to',
    newer:
      'These words have changed since. You agreed to the ones above; whether to the new ones, too, is up to you.',
    agreeToNewer: 'Agree to the new ones',
    effects: {
      names:
        'Each gift still asks whether to write a name, and shows none without; writing one gives this consent. Once it is taken back every name you wrote is erased, and does not come back by agreeing again.',
      charity:
        'Writing a name on a receipt gives this consent. Once it is taken back every name you wrote is made anonymous, and lists that a charity takes later have you no more.',
      reminders:
        'Once it is taken back the days chosen in the calendar are let go, too. Monthly giving goes on, and messages stay in Notices.',
    },
    done: {
      given: 'Agreed; take it back anytime',
      names: 'Taken back: your name is hidden everywhere',
      charity: 'Taken back: every name you wrote is anonymous now',
      reminders: 'Taken back: the days you chose are let go',
    },
    data: 'My data',
    export: 'Get a copy of my data',
    exportText: 'All that Lantern keeps of you, to read and to take along',
    going: 'Delete my data',
    goingText: 'First see what goes and what stays',
  },
})
