import type { Journal } from '../journal'
import { createChats } from './chats'
import { createCodes } from './codes'
import { createMoments } from './moments'
import { createReadingMarks } from './reading-marks'

/** What the chat app holds besides its people: their chats and moments, how far each has read, and codes. */
export type Talk = ReturnType<typeof createTalk>

export const createTalk = (journal: Journal, nowMs: () => number) => ({
  chats: createChats(journal, nowMs),
  codes: createCodes(journal, nowMs),
  moments: createMoments(journal, nowMs),
  readingMarks: createReadingMarks(journal),
})
