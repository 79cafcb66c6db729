/** One's own gifts, newest first, page by page. */
import { useState } from 'react'
import type { Gift } from '../../../../contracts/gifts'
import { type Asked, call, type Result, useAnswer } from '../../../cloud'
import { usePageShownAgain } from '../../../platform'

type Mine = Result<'gifts.mine'>

export type MyGifts = {
  asked: Asked<Mine>
  /** Those of all pages that were fetched so far. */
  gifts: Gift[]
  /** Undefined when there are no more. */
  more: (() => void) | undefined
  fetchingMore: boolean
}

export function useMyGifts(): MyGifts {
  const asked = useAnswer('gifts.mine', () => call('gifts.mine', {}))
  const [later, setLater] = useState<Pick<Mine, 'items' | 'next'>[]>([])
  const [fetchingMore, setFetching] = useState(false)
  usePageShownAgain(asked.again)

  const pages = asked.value ? [asked.value, ...later] : []
  const next = pages[pages.length - 1]?.next

  const more = async (cursor: string): Promise<void> => {
    if (fetchingMore) return
    setFetching(true)
    const answer = await call('gifts.mine', { cursor })
    setFetching(false)
    if (answer.ok) setLater((before) => [...before, answer.value])
  }

  return {
    asked,
    gifts: eachOnce(pages.flatMap(({ items }) => items)),
    more: next === undefined ? undefined : () => void more(next),
    fetchingMore,
  }
}

/** A gift made meanwhile moves the others to the next page, where they would be shown twice. */
function eachOnce(gifts: Gift[]): Gift[] {
  return [...new Map(gifts.map((gift) => [gift.giftId, gift])).values()]
}
