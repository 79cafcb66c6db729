import type { Journal } from '../journal'
import { createChats } from './chats'
import { createReadingMarks } from './reading-marks'

/** What the chat app holds besides its people: their chats, and how far each has read. */
export type Talk = ReturnType<typeof createTalk>

export const createTalk = (journal: Journal, nowMs: () => number) => ({
  chats: createChats(journal, nowMs),
  readingMarks: createReadingMarks(journal),
})
