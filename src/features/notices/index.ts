/** Being told: the inbox, how much of it is unread, following a project, and the consent to messages of the chat app. */
export { FollowRow } from './follow/follow-row'
export { NoticesRow } from './inbox/notices-row'
export { NoticesScreen } from './inbox/notices-screen'
export { TellMe } from './telling/tell-me'
export { type Telling, useTelling } from './telling/use-telling'
export { UnreadMark } from './unread'
