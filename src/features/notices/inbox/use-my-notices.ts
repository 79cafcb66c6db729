/** One's own notices, newest first, page by page, and which of them were opened just now. */
import { useState } from 'react'
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
}

export function useMyNotices(): MyNotices {
  const pages = usePages(
    'notices.mine',
    (place) => call('notices.mine', place),
    ({ noticeId }: Notice) => noticeId,
  )
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const [declined, setDeclined] = useState<ReadonlySet<string>>(new Set())

  const go = ({ noticeId, read }: Notice, path: string): void => {
    // Without an answer it is unread again when the list is next fetched: nothing is lost by that.
    if (!read) void call('notices.read', { noticeIds: [noticeId] })
    setOpened((before) => new Set(before).add(noticeId))
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
    open: (notice) => go(notice, notice.path),
    follow: (notice) => notice.invitation && go(notice, notice.invitation.path),
    decline({ noticeId }) {
      void call('notices.decline', { noticeId })
      setDeclined((before) => new Set(before).add(noticeId))
    },
  }
}
