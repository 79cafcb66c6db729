/** How many notices are unread, said at the tab behind which the inbox is. */
import { useEffect } from 'react'
import { type Asked, call, type Result, useAnswer } from '../../cloud'
import { markTab, usePageShownAgain } from '../../platform'

/** The place of "me" on the bar. */
const TAB = 1

/** For a page with the bar, whose reader is known: nobody is logged in for a mark. */
export function useUnread(): Asked<Result<'notices.unread'>> {
  const asked = useAnswer('notices.unread', () => call('notices.unread', {}))
  const { value, again } = asked
  usePageShownAgain(again)
  useEffect(() => {
    if (value) markTab(TAB, value.unread)
  }, [value])
  return asked
}

/** The mark alone, for a page that says nothing else of notices. */
export function UnreadMark(): null {
  useUnread()
  return null
}
