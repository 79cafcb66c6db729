/** One's own notices, newest first, page by page, and which of them were opened just now. */
import { useState } from 'react'
import type { NoticeTopic } from '../../../../contracts/notice-topics'
import type { Notice } from '../../../../contracts/notices'
import { call, type Pages, type Result, usePages } from '../../../cloud'
import { openPath } from '../../../platform'

export type MyNotices = Pages<Result<'notices.mine'>, Notice> & {
  /** Goes where the notice leads, and has it marked as read. */
  open: (notice: Notice) => void
  /** Goes where its invitation leads, which is reading it too. */
  follow: (notice: Notice) => void
  /** Takes its invitation away. */
  decline: (notice: Notice) => void
  /** Has them marked as read where they are. */
  see: (notices: readonly Notice[]) => void
}

/** So many the server marks at once. */
const READ_AT_ONCE_MAX = 50

/** @param topic only what is about it */
export function useMyNotices(topic: NoticeTopic | undefined): MyNotices {
  const pages = usePages(
    `notices.mine ${topic}`,
    (place) => call('notices.mine', { ...place, ...(topic && { topic }) }),
    ({ noticeId }: Notice) => noticeId,
  )
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set())

  const see = (notices: readonly Notice[]): void => {
    const noticeIds = notices.filter(({ read }) => !read).map(({ noticeId }) => noticeId)
    // Without an answer it is unread again when the list is next fetched: nothing is lost by that.
    for (let first = 0; first < noticeIds.length; first += READ_AT_ONCE_MAX) {
      void call('notices.read', { noticeIds: noticeIds.slice(first, first + READ_AT_ONCE_MAX) })
    }
    setOpened((before) => new Set([...before, ...noticeIds]))
  }
  const go = (notice: Notice, path: string): void => {
    see([notice])
    openPath(path)
  }

  const items = pages.items.map((notice) => ({
    ...notice,
    read: notice.read || opened.has(notice.noticeId),
    ...(declined.has(notice.noticeId) && { invitation: undefined }),
  }))
  return {
    ...pages,
    items,
    see,
    open: (notice) => go(notice, notice.path),
    follow: (notice) => notice.invitation && go(notice, notice.invitation.path),
    decline({ noticeId }) {
      void call('notices.decline', { noticeId })
      setDeclined((before) => new Set(before).add(noticeId))
    },
  }
}
