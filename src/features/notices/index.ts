/** Being told: the inbox, how much of it is unread, and the consent to messages of the chat app. */
export { NoticesRow } from './inbox/notices-row'
export { NoticesScreen } from './inbox/notices-screen'
export { TellMe } from './telling/tell-me'
export { type Telling, useTelling } from './telling/use-telling'
