/** What notices are about, as the inbox and its settings sort them. Apart from the schemas, for screens. */
import type { NoticeKind } from './notices'

/** Topics in their order on the screen, each with its kinds in the order in which they are chosen. */
export const noticeTopics = {
  news: ['gift_settled', 'report_published', 'echo_sent', 'report_due'],
  monthly: [
    'pledge_announced',
    'pledge_due',
    'pledge_failed',
    'pledge_missed',
    'pledge_held',
    'pledge_ended',
    'pledge_paused_over',
    'pledge_changed',
  ],
  friends: ['friend_gave', 'envelope_opened', 'envelope_ended', 'calendar_day'],
} as const satisfies Record<string, readonly NoticeKind[]>

export type NoticeTopic = keyof typeof noticeTopics

export const topicsInOrder: readonly NoticeTopic[] = ['news', 'monthly', 'friends']
