import type { Journal } from '../journal'

/** How far each person has read in each chat. */

type Mark = { chatId: string; openid: string; lineId: string }

export type ReadingMarks = ReturnType<typeof createReadingMarks>

export const createReadingMarks = (journal: Journal) => {
  const marks = new Map<string, string>()
  for (const { chatId, openid, lineId } of journal.records<Mark>('reading-marks')) {
    marks.set(keyOf(chatId, openid), lineId)
  }

  return {
    /** The last line that was read, if any was. */
    of: (chatId: string, openid: string) => marks.get(keyOf(chatId, openid)),
    put(mark: Mark) {
      const key = keyOf(mark.chatId, mark.openid)
      marks.set(key, mark.lineId)
      journal.put('reading-marks', key, mark)
    },
  }
}

const keyOf = (chatId: string, openid: string) => `${chatId}\n${openid}`
