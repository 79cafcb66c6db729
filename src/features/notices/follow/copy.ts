import { defineCopy } from '../../../ui/copy'

export const followCopy = defineCopy({
  zh: {
    follow: '有进展告诉我',
    followText: '不用先捐。写在「消息」里，随时可以取消。',
    following: '有了进展，会告诉你',
    inInbox: '写在「消息」里。点一下取消。',
    withMessage: '会发一条消息，也写在「消息」里。点一下取消。',
    asking: '正在问',
    keeping: '正在记下',
  },
  en: {
    follow: 'Tell me of its reports',
    followText: 'No gift needed. It stands in Notices; leave at any time.',
    following: 'You will hear of its reports',
    inInbox: 'In Notices. Tap to leave.',
    withMessage: 'By one message, and in Notices. Tap to leave.',
    asking: 'Asking',
    keeping: 'Writing it down',
  },
})
