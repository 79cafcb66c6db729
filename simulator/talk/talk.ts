import type { Journal } from '../journal'
import { createChats } from './chats'
import { createCodes } from './codes'
import { createReadingMarks } from './reading-marks'

/** What the chat app holds besides its people: their chats, how far each has read, and the codes they scan. */
export type Talk = ReturnType<typeof createTalk>

export const createTalk = (journal: Journal, nowMs: () => number) => ({
  chats: createChats(journal, nowMs),
  codes: createCodes(journal),
  readingMarks: createReadingMarks(journal),
})
