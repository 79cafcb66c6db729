/** A list that the server gives page by page, newest first; its first page is asked for again whenever it is shown again. */
import { useState } from 'react'
import { usePageShownAgain } from '../platform'
import type { Answer } from './trouble'
import { type Asked, useAnswer } from './use-answer'

type Page<Item> = { items: Item[]; next?: string | undefined }

export type Pages<First, Item> = {
  /** The first page. */
  asked: Asked<First>
  /** Those of all pages that were fetched so far. */
  items: Item[]
  /** Undefined when there are no more. */
  more: (() => void) | undefined
  fetchingMore: boolean
}

/** @param ask the first page, or the one at a cursor */
export function usePages<Item, First extends Page<Item>>(
  about: string,
  ask: (place: { cursor?: string }) => Promise<Answer<First>>,
  idOf: (item: Item) => string,
): Pages<First, Item> {
  const asked = useAnswer(about, () => ask({}))
  const [later, setLater] = useState<Page<Item>[]>([])
  const [fetchingMore, setFetching] = useState(false)
  usePageShownAgain(asked.again)

  const pages: Page<Item>[] = asked.value ? [asked.value, ...later] : []
  const next = pages[pages.length - 1]?.next

  const more = async (cursor: string): Promise<void> => {
    if (fetchingMore) return
    setFetching(true)
    const answer = await ask({ cursor })
    setFetching(false)
    if (answer.ok) setLater((before) => [...before, answer.value])
  }

  // Something new moves the others to the next page, where they would be shown twice.
  const once = new Map(pages.flatMap(({ items }) => items).map((item) => [idOf(item), item]))
  return {
    asked,
    items: [...once.values()],
    more: next === undefined ? undefined : () => void more(next),
    fetchingMore,
  }
}
