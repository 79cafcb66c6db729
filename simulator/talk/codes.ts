import { randomText } from '../chance'
import type { Journal } from '../journal'

/** Mini program codes that were asked for: where each leads. They are good for ever. */

export type Code = {
  codeId: string
  /** The home page when none was said. */
  page?: string | undefined
  scene: string
  envVersion: 'release' | 'trial' | 'develop'
  /** When it was first asked for, ISO; codes of older books have none. */
  at?: string | undefined
}

type CodeWish = Omit<Code, 'codeId' | 'at'>

const CODES_SHOWN_MAX = 200

export type Codes = ReturnType<typeof createCodes>

export const createCodes = (journal: Journal, nowMs: () => number) => {
  const codes = new Map<string, Code>()
  const byMeaning = new Map<string, Code>()

  const keep = (code: Code) => {
    codes.set(code.codeId, code)
    byMeaning.set(meaningOf(code), code)
    return code
  }

  for (const code of journal.records<Code>('codes')) keep(code)

  return {
    find: (codeId: string) => codes.get(codeId),
    newestFirst: () => [...codes.values()].reverse().slice(0, CODES_SHOWN_MAX),

    /** The same wish is the same code again. */
    make(wish: CodeWish): Code {
      const known = byMeaning.get(meaningOf(wish))
      if (known !== undefined) return known
      const at = new Date(nowMs()).toISOString()
      const code = keep({ codeId: randomText(12), ...wish, at })
      journal.put('codes', code.codeId, code)
      return code
    },
  }
}

const meaningOf = ({ page = '', scene, envVersion }: CodeWish) => `${envVersion}\n${page}\n${scene}`
