/** One's own notices, newest first, page by page, and which of them were opened just now. */
import { useState } from 'react'
import type { Notice } from '../../../../contracts/notices'
import { type Asked, call, type Result, useAnswer } from '../../../cloud'
import { openPath, usePageShownAgain } from '../../../platform'

type Mine = Result<'notices.mine'>

export type MyNotices = {
  asked: Asked<Mine>
  /** Those of all pages that were fetched so far. */
  notices: Notice[]
  /** Goes where the notice leads, and has it marked as read. */
  open: (notice: Notice) => void
  /** Undefined when there are no more. */
  more: (() => void) | undefined
  fetchingMore: boolean
}

export function useMyNotices(): MyNotices {
  const asked = useAnswer('notices.mine', () => call('notices.mine', {}))
  const [later, setLater] = useState<Pick<Mine, 'items' | 'next'>[]>([])
  const [fetchingMore, setFetching] = useState(false)
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  usePageShownAgain(asked.again)

  const pages = asked.value ? [asked.value, ...later] : []
  const next = pages[pages.length - 1]?.next

  const more = async (cursor: string): Promise<void> => {
    if (fetchingMore) return
    setFetching(true)
    const answer = await call('notices.mine', { cursor })
    setFetching(false)
    if (answer.ok) setLater((before) => [...before, answer.value])
  }

  const open = ({ noticeId, read, path }: Notice): void => {
    // Without an answer it is unread again when the list is next fetched: nothing is lost by that.
    if (!read) void call('notices.read', { noticeIds: [noticeId] })
    setOpened((before) => new Set(before).add(noticeId))
    openPath(path)
  }

  return {
    asked,
    notices: eachOnce(pages.flatMap(({ items }) => items)).map((notice) =>
      opened.has(notice.noticeId) ? { ...notice, read: true } : notice,
    ),
    open,
    more: next === undefined ? undefined : () => void more(next),
    fetchingMore,
  }
}

/** A notice that came meanwhile moves the others to the next page, where they would be shown twice. */
function eachOnce(notices: Notice[]): Notice[] {
  return [...new Map(notices.map((notice) => [notice.noticeId, notice])).values()]
}
