import { defineCopy } from '../../../ui/copy'

export const followCopy = defineCopy({
  zh: {
    follow: '有进展告诉我',
    followText: '不用先捐。写在「消息」里，随时可以取消。',
    inInbox: '有了进展，写在「消息」里。',
    withMessage: '有了进展，会发一条消息，也写在「消息」里。',
    asking: '正在问',
    keeping: '正在记下',
  },
  en: {
    follow: 'Tell me of its reports',
    followText: 'No gift needed. It stands in Notices; leave at any time.',
    inInbox: 'Its reports will stand in Notices.',
    withMessage: 'Its next report comes as a message; all stand in Notices.',
    asking: 'Asking',
    keeping: 'Writing it down',
  },
})
